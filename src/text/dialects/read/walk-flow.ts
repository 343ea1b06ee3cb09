import type {RootContent} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {quote} from '../../../content/findings.ts'
import {entryOf, type Fields} from '../../tree/vocabulary.ts'
import {placeOf, type FlowReader, type ReadContext} from './context.ts'
import {blockOf} from './line.ts'

/** Reads nodes between blocks into blocks and objects. */
export function readFlow(nodes: readonly RootContent[], context: ReadContext): Fields[] {
  const blocks: Fields[] = []
  let before: RootContent | undefined
  for (const node of nodes) {
    const read = readNode(node, context, runInto(before, node))
    const [first] = read
    if (first !== undefined && node.position !== undefined && !context.places.has(first))
      context.places.set(first, node.position)
    if (node.type !== 'definition') before = first?.['_type'] === 'block' ? node : undefined
    blocks.push(...read)
  }
  return blocks
}

const readNode: FlowReader = (node, context, followsFlat) => {
  const reader = entryOf(context.readers.flow, node.type)
  if (isReader(reader)) return reader(node, context, followsFlat)
  context.report({
    reason: `Unexpected ${quote(node.type)} between blocks, expected what CommonMark and GFM have: its words stay`,
    actual: node.type,
    ...placeOf(node),
  })
  const value = toString(node)
  return value === '' ? [] : [blockOf('normal', [{type: 'text', value}], context)]
}

/** Whether two lists or two quotes would be joined if both became blocks, one after the other. */
function runInto(before: RootContent | undefined, node: RootContent): boolean {
  return before?.type === 'list' && node.type === 'list'
    ? before.ordered === node.ordered
    : before?.type === 'blockquote' && node.type === 'blockquote'
}

function isReader(value: unknown): value is FlowReader {
  return typeof value === 'function'
}
