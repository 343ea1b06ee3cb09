import type {BlockContent, Blockquote} from 'mdast'
import {isRecord} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {segmentOf} from '../../content/path.ts'
import {nestItems, type FlatItem} from './lists.ts'
import {toPhrasing} from './phrasing.ts'
import {entryOf, type Fields, type FlowContext, type FlowNode} from './vocabulary.ts'

export interface FlowOptions {
  /** Block objects to leave out. */
  readonly without?: ReadonlySet<string>
}

/** The level of a list item, or 0 for a block that is not one. */
export function levelOf({listItem, level}: Fields): number {
  return typeof listItem !== 'string' ? 0 : typeof level === 'number' && level >= 1 ? Math.floor(level) : 1
}

/**
 * Returns the flow content of a Portable Text array. Blocks get their styles, list items are nested into lists, quotes
 * that follow each other are joined, and objects are written by their handlers.
 */
export function flowOf<Context extends FlowContext<Context>>(
  blocks: unknown,
  context: Context,
  {without = nothing}: FlowOptions = {},
): FlowNode[] {
  if (!Array.isArray(blocks)) return []
  const {vocabulary, trail} = context
  const flow: FlowNode[] = []
  let items: FlatItem[] = []
  let openQuote: Blockquote | undefined
  const endList = (): void => {
    if (items.length > 0) flow.push(...nestItems(items, vocabulary.keepsEmpty))
    items = []
  }
  for (const [index, value] of blocks.entries()) {
    if (!isRecord(value)) continue
    trail.push(segmentOf(value, index))
    const type = String(value['_type'])
    if (type === 'block') {
      const wrapped = vocabulary.wrap?.(value, items.at(-1)?.level ?? 0, context)
      const isItem = wrapped === undefined && levelOf(value) > 0
      if (isItem) items.push(itemOf(value, context))
      const own = isItem ? [] : (wrapped ?? proseOf(value, context))
      const [node] = own
      // With `keepsEmpty`, a block that writes nothing does not end a list, so that the list is read back as it was.
      if (!isItem && (node !== undefined || !vocabulary.keepsEmpty)) endList()
      if (node?.type === 'blockquote' && openQuote !== undefined) openQuote.children.push(...node.children)
      else flow.push(...own)
      openQuote =
        node?.type === 'blockquote' ? (openQuote ?? node) : isItem || node !== undefined ? undefined : openQuote
    } else if (!without.has(type)) {
      endList()
      openQuote = undefined
      flow.push(...(entryOf(vocabulary.blocks, type) ?? vocabulary.unknown.block)(value, context))
    }
    trail.pop()
  }
  endList()
  return flow
}

const nothing: ReadonlySet<string> = new Set()

function itemOf<Context extends FlowContext<Context>>(block: Fields, context: Context): FlatItem {
  const kind = String(block['listItem'])
  const list = entryOf(context.vocabulary.lists, kind)
  if (list === undefined) shownAs('kind of list item', kind, 'a bullet', context)
  const {checked} = block
  return {
    level: levelOf(block),
    ordered: list?.ordered ?? false,
    content: proseOf(block, context),
    ...(kind === 'task' ? {checked: checked === true} : {}),
  }
}

/** A block of prose in its style. One without words is left out, unless empty blocks are kept and its style shows. */
function proseOf<Context extends FlowContext<Context>>(block: Fields, context: Context): BlockContent[] {
  const {styles, keepsEmpty} = context.vocabulary
  const children = toPhrasing(block, context)
  const style = typeof block['style'] === 'string' ? block['style'] : 'normal'
  const isBlank = children.every((child) => child.type === 'text' && child.value.trim() === '')
  if (isBlank && (!keepsEmpty || (children.length === 0 && style === 'normal'))) return []
  const toNode = entryOf(styles, style)
  if (toNode !== undefined) return [toNode(children)]
  shownAs('style', style, 'a paragraph', context)
  return [{type: 'paragraph', children}]
}

function shownAs<Context extends FlowContext<Context>>(
  what: string,
  name: string,
  as: string,
  {report}: Context,
): void {
  report({reason: `Unexpected ${what} ${quote(name)}, expected one with a handler: shown as ${as}`, actual: name})
}
