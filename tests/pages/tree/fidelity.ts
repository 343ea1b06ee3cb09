import type {Link, Nodes, Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).freeze()

/** Parses Markdown with the parser that Astro and many others use. */
export const parse = (markdown: string): Root => parser.parse(markdown)

const markNames: Readonly<Record<string, string>> = {
  strong: 'strong',
  emphasis: 'em',
  delete: 'strike-through',
  inlineCode: 'code',
}

/**
 * Whether the parser made the link from an address in plain text. It does so even if the address is escaped, because
 * mdast-util-gfm-autolink-literal looks at text again after parsing. GitHub and CommonMark do not. The text is the same.
 */
const isMadeByParser = (node: Link): boolean => {
  const [child] = node.children
  return (
    node.children.length === 1 &&
    child?.type === 'text' &&
    ['', 'http://', 'mailto:'].some((start) => node.url === start + child.value)
  )
}

/** Every visible character with its marks, block by block. White space is left out, because it has no marks. */
export const visible = (tree: Nodes): string[] => {
  const blocks: string[] = []
  let current: string[] = []
  const visit = (node: Nodes, marks: readonly string[]): void => {
    const name = markNames[node.type] ?? (node.type === 'link' && !isMadeByParser(node) ? node.url : undefined)
    const own = name === undefined ? marks : [...new Set([...marks, name])]
    // Skips `<br>`, the line break in headings, which can hold no other. There is no other HTML.
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
