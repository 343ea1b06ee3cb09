import type {Nodes, Parents, Root} from 'mdast'

/** Renders a tree as plain text, with blank lines between paragraphs. */
export function renderText(tree: Root): string {
  return render(tree, '')
}

/** Renders a node as plain text. Every line except the first is indented with `indent`. */
type Handler<Node extends Nodes> = (node: Node, indent: string) => string
type Handlers = {readonly [Type in Nodes['type']]?: Handler<Extract<Nodes, {type: Type}>>}

const handlers: Handlers = {
  root: (node) => blocks(node.children, ''),
  paragraph: (node, indent) => linesUnder(inline(node), indent),
  heading: (node, indent) => linesUnder(inline(node), indent),
  blockquote: (node, indent) => blocks(node.children, indent),
  list: (node, indent) =>
    node.children
      .map((child, index) => {
        const marker = node.ordered === true ? `${(node.start ?? 1) + index}. ` : '- '
        const inner = indent + ' '.repeat(marker.length)
        return `${index === 0 ? '' : indent}${marker}${blocks(child.children, inner, child.spread !== true)}`
      })
      .join(node.spread === true ? '\n\n' : '\n'),
  table: (node, indent) => node.children.map((row) => render(row, indent)).join(`\n${indent}`),
  tableRow: (node) => node.children.map((cell) => inline(cell)).join(' | '),
  text: (node) => node.value,
  inlineCode: (node) => node.value,
  break: () => '\n',
  image: (node) => (node.alt === undefined || node.alt === null || node.alt === '' ? '' : `[${node.alt}]`),
  strong: (node) => inline(node),
  emphasis: (node) => inline(node),
  delete: (node) => inline(node),
  link: (node) => inline(node),
}

function render(node: Nodes, indent: string): string {
  const handler: unknown = handlers[node.type]
  if (!isHandler(handler)) throw new Error(`Cannot render node ${node.type} as text, expected one with a handler`)
  return handler(node, indent)
}

function blocks(children: readonly Nodes[], indent: string, tight = false): string {
  return children
    .map((child) => render(child, indent))
    .filter((part) => part !== '')
    .join(tight ? `\n${indent}` : `\n\n${indent}`)
}

function linesUnder(value: string, indent: string): string {
  return value.replaceAll('\n', `\n${indent}`)
}

function inline(node: Parents): string {
  return node.children.map((child) => render(child, '')).join('')
}

function isHandler(value: unknown): value is Handler<Nodes> {
  return typeof value === 'function'
}
