import type {BlockContent} from 'mdast'
import {isRecord} from '../model/document.ts'
import {quote} from '../model/message.ts'
import {block} from './blocks/block.ts'
import {blockHandlers, isBlockObject} from './blocks/index.ts'
import type {TreeContext} from './context.ts'
import {nestItems, type FlatItem} from './lists.ts'

export interface FlowOptions {
  /** Block objects to leave out. */
  readonly without?: ReadonlySet<string>
}

const isItem = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && value['_type'] === 'block' && typeof value['listItem'] === 'string'

const toItem = (value: Readonly<Record<string, unknown>>, context: TreeContext): FlatItem => {
  const {level, listItem} = value
  return {
    level: typeof level === 'number' && level >= 1 ? level : 1,
    ordered: listItem === 'number',
    content: block(value, context),
  }
}

/** The flow content of a Portable Text array: blocks in their styles, items nested into lists, objects by handler. */
export const flowOf = (
  blocks: unknown,
  context: TreeContext,
  {without = new Set()}: FlowOptions = {},
): BlockContent[] => {
  if (!Array.isArray(blocks)) return []
  const flow: BlockContent[] = []
  let items: FlatItem[] = []
  const endList = (): void => {
    flow.push(...nestItems(items))
    items = []
  }
  for (const value of blocks) {
    if (isItem(value)) {
      items.push(toItem(value, context))
      continue
    }
    endList()
    const type = isRecord(value) && typeof value['_type'] === 'string' ? value['_type'] : ''
    if (!isRecord(value) || without.has(type)) continue
    if (type === 'block') flow.push(...block(value, context))
    else if (isBlockObject(type)) flow.push(...blockHandlers[type](value, context))
    else context.report({reason: `Unexpected block ${quote(type)}, expected one with a handler`, actual: type})
  }
  endList()
  return flow
}
