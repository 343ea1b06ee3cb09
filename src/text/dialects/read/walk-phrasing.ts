import type {PhrasingContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {quote} from '../../../content/findings.ts'
import {entryOf, type Fields} from '../../tree/vocabulary.ts'
import {htmlDecorators} from '../html-decorators.ts'
import {placeOf, type Line, type PhrasingReader} from './context.ts'

export function withMark(marks: readonly string[], mark: string): readonly string[] {
  return [...marks, mark]
}

export function textPiece(text: string, marks: readonly string[], {pieces}: Line): void {
  if (text !== '') pieces.push({text, marks})
}

/** Reads the children with an annotation around them. */
export function annotated(
  definition: Fields,
  children: readonly PhrasingContent[],
  marks: readonly string[],
  line: Line,
): void {
  const _key = line.context.createKey()
  const {_type, ...fields} = definition
  line.markDefs.push({_key, _type, ...fields})
  readPhrasing(children, [...marks, _key], line)
}

/** Reads the nodes of a line. HTML elements for decorators are pairs of tags among these nodes. */
export function readPhrasing(nodes: readonly PhrasingContent[], marks: readonly string[], line: Line): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]
    if (node === undefined) continue
    const [, element = ''] = node.type === 'html' ? (/^<([a-z]+)>$/i.exec(node.value) ?? []) : []
    const decorator = elements.get(element.toLowerCase())
    const end =
      decorator !== undefined && line.context.types.decorators.includes(decorator)
        ? endOf(nodes, index, element.toLowerCase())
        : -1
    if (decorator !== undefined && end !== -1) {
      readPhrasing(nodes.slice(index + 1, end), withMark(marks, decorator), line)
      index = end
    } else readNode(node, marks, line)
  }
}

const elements = new Map(Object.entries(htmlDecorators).map(([decorator, element]) => [element, decorator]))

const readNode: PhrasingReader = (node, marks, line) => {
  const reader = entryOf(line.context.readers.phrasing, node.type)
  if (isReader(reader)) return reader(node, marks, line)
  line.context.report({
    reason: `Unexpected ${quote(node.type)} between words, expected what CommonMark and GFM have: its words stay`,
    actual: node.type,
    ...placeOf(node),
  })
  return textPiece(toString(node), marks, line)
}

/** The index of the closing tag for an opening tag, among its siblings, or -1. */
function endOf(nodes: readonly PhrasingContent[], from: number, element: string): number {
  let depth = 0
  for (const [offset, node] of nodes.slice(from).entries()) {
    if (node.type !== 'html') continue
    if (node.value.toLowerCase() === `<${element}>`) depth += 1
    if (node.value.toLowerCase() === `</${element}>`) depth -= 1
    if (depth === 0) return from + offset
  }
  return -1
}

function isReader(value: unknown): value is PhrasingReader {
  return typeof value === 'function'
}
