import type {Link, Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** Markdown read by the parser that Astro and many others use. */
export const parse = (markdown: string): Root => parser.parse(markdown)

const markNames: Readonly<Record<string, string>> = {
  strong: 'strong',
  emphasis: 'em',
  delete: 'strike-through',
  inlineCode: 'code',
}

/**
 * The parser makes links of addresses in plain text, escaped or not (mdast-util-gfm-autolink-literal looks at text
 * once more after parsing). GitHub and CommonMark do not; the words are the same.
 */
const isMadeByParser = (node: Link): boolean => {
  const [child] = node.children
  return (
    node.children.length === 1 &&
    child?.type === 'text' &&
    ['', 'http://', 'mailto:'].some((start) => node.url === start + child.value)
  )
}

/** Every visible character with the marks it carries, block by block; white space is left out, as it carries none. */
export const visible = (tree: Nodes): string[] => {
  const blocks: string[] = []
  let current: string[] = []
  const visit = (node: Nodes, marks: readonly string[]): void => {
    const name = markNames[node.type] ?? (node.type === 'link' && !isMadeByParser(node) ? node.url : undefined)
    const own = name === undefined ? marks : [...new Set([...marks, name])]
    // Of HTML there are line breaks only, in headings that hold no other.
    if ('value' in node && !(node.type === 'html' && node.value === '<br>'))
      current.push(
        ...[...node.value]
          .filter((character) => character.trim() !== '')
          .map((character) => `${character}${own.toSorted().join('+')}`),
      )
    if ('children' in node) for (const child of node.children) visit(child, own)
    if (['paragraph', 'heading'].includes(node.type) && current.length > 0) {
      blocks.push(current.join(' '))
      current = []
    }
  }
  visit(tree, [])
  return blocks
}
