import type {Element, Nodes as HtmlNodes, Root as HtmlRoot} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {raw} from 'hast-util-raw'
import {defaultSchema, sanitize, type Schema} from 'hast-util-sanitize'
import {toMdast, type Handle} from 'hast-util-to-mdast'
import type {Nodes, PhrasingContent, Root} from 'mdast'
import {toHast} from 'mdast-util-to-hast'
import {CONTINUE, EXIT, SKIP, visit} from 'unist-util-visit'
import {TextLimitError, textLimits, type TextLimits} from '../../text/limits.ts'
import {checkTree} from '../../text/parse/limits.ts'

/** A page as a tree, with the metadata from its head. */
export interface HtmlPage {
  readonly tree: Root
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Parses a piece of HTML into an mdast tree. Scripts, styles and everything else that runs are left out.
 *
 * @throws {TextLimitError} if it is larger or deeper than the limits allow
 */
export function parseHtml(html: string, limits: TextLimits = textLimits): Root {
  checkSize(html, limits)
  return withinStack(() => toMarkdownTree(fromHtml(html, {fragment: true}), limits))
}

/**
 * Parses a whole page: its main part as an mdast tree, and the metadata in its head as fields.
 *
 * @throws {TextLimitError} if it is larger or deeper than the limits allow
 */
export function parseHtmlPage(html: string, limits: TextLimits = textLimits): HtmlPage {
  checkSize(html, limits)
  return withinStack(() => {
    const page = fromHtml(html)
    const title = find(page, 'title')
    const language = find(page, 'html')?.properties['lang']
    const fields: Record<string, unknown> = {}
    if (title !== undefined) fields['title'] = wordsOf(title).trim()
    if (typeof language === 'string') fields['lang'] = language
    visit(page, 'element', ({tagName, properties: {name, property, content}}) => {
      const key = metaNames[String(name ?? property)]
      if (tagName === 'meta' && key !== undefined && typeof content === 'string') fields[key] = content
    })
    const main = find(page, 'article') ?? find(page, 'main') ?? find(page, 'body')
    return {tree: toMarkdownTree(main ?? page, limits), fields}
  })
}

/**
 * Replaces the HTML in a Markdown tree with mdast nodes. Elements that start in one HTML node and end in another are
 * joined first. Comments are left out.
 */
export function withoutHtml(tree: Root, limits: TextLimits = textLimits): Root {
  return withinStack(() => {
    visit(tree, 'html', (node, index, parent) => {
      if (!isComment(node.value) || parent === undefined || index === undefined) return CONTINUE
      parent.children.splice(index, 1)
      return index
    })
    if (!holdsHtml(tree)) return tree
    const above = tree.children.filter(({type}) => type === 'yaml' || type === 'toml')
    const html = raw(toHast(tree, {allowDangerousHtml: true}), {passThrough: []})
    const read = toMarkdownTree(
      html.type === 'root' || isElement(html, 'html') ? html : {type: 'root', children: []},
      limits,
    )
    return {...read, children: [...above, ...read.children]}
  })
}

function checkSize(html: string, {maxCharacters}: TextLimits): void {
  if (html.length <= maxCharacters) return
  throw new TextLimitError(
    `Cannot convert HTML of ${html.length.toLocaleString('en')} characters, expected at most ${maxCharacters.toLocaleString('en')}`,
  )
}

/** Runs a function that walks a tree by recursion. @throws {TextLimitError} if the tree is deeper than the stack */
function withinStack<Result>(run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof TextLimitError) throw error
    throw new TextLimitError(
      'Cannot convert HTML nested that deep, expected at most some hundred elements in each other',
      {
        cause: error,
      },
    )
  }
}

/** The allowed HTML: text and its structure. Nothing that runs, and no embedded pages. */
const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'head',
    'iframe',
    'object',
    'svg',
    'math',
    'nav',
    'form',
    'button',
  ],
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption'],
  // Harmful addresses are dropped and reported later, when the tree becomes Portable Text.
  protocols: {},
}

/** Turns a figure into an image. The caption becomes its title, because Markdown has no captions. */
const figure: Handle = (state, node: Element) => {
  const picture = find(node, 'img')
  const caption = find(node, 'figcaption')
  if (picture === undefined) return state.toFlow(state.all(node))
  const {src, alt} = picture.properties
  const title = caption === undefined ? '' : wordsOf(caption).replace(/\s+/g, ' ').trim()
  const image: PhrasingContent = {
    type: 'image',
    url: state.resolve(typeof src === 'string' ? src : ''),
    alt: typeof alt === 'string' ? alt : '',
    title: title === '' ? null : title,
  }
  return {type: 'paragraph', children: [image]}
}

function toMarkdownTree(html: HtmlRoot | Element, limits: TextLimits): Root {
  const tree = toMdast(sanitize(html, schema), {handlers: {figure}, document: true})
  const root: Root = tree.type === 'root' ? tree : {type: 'root', children: []}
  checkTree(root, limits)
  return root
}

const metaNames: Readonly<Record<string, string>> = {
  description: 'description',
  author: 'author',
  keywords: 'tags',
  date: 'date',
  'article:published_time': 'date',
}

function find(tree: HtmlNodes, name: string): Element | undefined {
  let found: Element | undefined
  visit(tree, 'element', (element) => {
    if (element.tagName !== name) return CONTINUE
    found = element
    return EXIT
  })
  return found
}

function wordsOf(node: HtmlNodes): string {
  return 'value' in node ? node.value : 'children' in node ? node.children.map(wordsOf).join('') : ''
}

function isComment(value: string): boolean {
  return /^<!--[^]*-->$/.test(value.trim())
}

/** Whether a tree has HTML other than line breaks and comments. */
function holdsHtml(tree: Nodes): boolean {
  let found = false
  visit(tree, 'html', ({value}) => {
    found = !isLineBreak(value) && !isComment(value)
    return found ? EXIT : SKIP
  })
  return found
}

function isElement(node: HtmlNodes, name: string): node is Element {
  return node.type === 'element' && node.tagName === name
}

function isLineBreak(value: string): boolean {
  return /^<br\s*\/?>$/i.test(value)
}
