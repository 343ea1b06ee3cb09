import type {ListItem, Nodes} from 'mdast'
import {htmlBlockNames, htmlRawNames} from 'micromark-util-html-tag-name'
import {isRecord, recordsIn} from '../../../content/document.ts'
import {segmentOf} from '../../../content/path.ts'
import {flowOf} from '../../tree/flow.ts'
import type {Fields, FlowNode} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import type {WriteContext} from '../context.ts'
import {isList, shapeOf} from '../shape.ts'

/** A list that blocks cannot express: its items contain more than words and lists, or it does not start at 1. */
export const list: BlockConverter = {
  shape: (value) => {
    const shape = shapeOf(value, {kind: (kind) => kinds.has(kind), items: isList}, {start: isStart, spread: isFlag})
    const {items} = value
    return shape === 'whole' && !(Array.isArray(items) && items.length > 0 && items.every(isWholeItem))
      ? 'partly'
      : shape
  },
  write: (value, context) => {
    const {kind, start, spread, items} = value
    const children = recordsIn(items).map((item, index) => {
      context.trail.push('items', segmentOf(item, index))
      const node = itemOf(item, value, context)
      context.trail.splice(-2)
      return node
    })
    const ordered = kind === 'number'
    if (children.length === 0) return []
    const number = ordered && typeof start === 'number' && start >= 0 ? Math.floor(start) : 1
    // One blank line that must be written makes the whole list loose, so all its items get blank lines.
    const isLoose = spread === true || children.some(holdsBlankLine)
    if (isLoose) for (const item of children) item.spread = true
    return [{type: 'list', ordered, ...(ordered ? {start: number} : {}), spread: isLoose, children}]
  },
}

/** Whether blocks with a level could express a list. If so, it is read back as such blocks. */
export function isFlatList({start, spread, items}: Fields): boolean {
  return (
    (start === undefined || start === 1) &&
    spread === undefined &&
    recordsIn(items).every(({content, spread: isSpread}) => {
      const [head, ...others] = recordsIn(content)
      return (
        isSpread === undefined &&
        (head === undefined || head['_type'] === 'block') &&
        others.every((other) => isItemBlock(other) || (other['_type'] === 'list' && isFlatList(other)))
      )
    })
  )
}

const kinds: ReadonlySet<unknown> = new Set(['bullet', 'number', 'task'])

function isStart(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isFlag(value: unknown): boolean {
  return value === true
}

function isWholeItem(item: unknown): boolean {
  return (
    isRecord(item) &&
    item['_type'] === 'list-item' &&
    shapeOf(item, {content: isList}, {checked: (checked) => typeof checked === 'boolean', spread: isFlag}) === 'whole'
  )
}

function itemOf({content, checked, spread}: Fields, list: Fields, context: WriteContext): ListItem {
  context.trail.push('content')
  const children = flowOf(content, context)
  context.trail.pop()
  const hasBox = list['kind'] === 'task' || typeof checked === 'boolean'
  const box: FlowNode[] = hasBox && children[0]?.type !== 'paragraph' ? [{type: 'paragraph', children: []}] : []
  return {
    type: 'listItem',
    spread: spread === true || list['spread'] === true,
    ...(hasBox ? {checked: checked === true} : {}),
    children: [...box, ...children],
  }
}

/** Whether there must be a blank line between two blocks of an item. */
function holdsBlankLine({children}: ListItem): boolean {
  return children.some((child, index) => {
    const before = children[index - 1]
    return before !== undefined && runsIntoText(child) && endsWithText(before)
  })
}

function isItemBlock({_type: type, listItem}: Fields): boolean {
  return type === 'block' && listItem !== undefined
}

const blockNames: ReadonlySet<string> = new Set([...htmlBlockNames, ...htmlRawNames])

/** Whether a node would be read as part of a paragraph directly above it. */
function runsIntoText(node: Nodes): boolean {
  if (node.type === 'paragraph') return true
  // A heading of several lines is written with an underline, which would include the text directly above it.
  if (node.type === 'heading') return node.depth < 3 && node.children.some(({type}) => type === 'break')
  if (node.type !== 'html') return false
  const [, name = ''] = /^<\/?([A-Za-z][\w-]*)(?=[\s/>]|$)/.exec(node.value) ?? []
  return !/^<[!?]/.test(node.value) && !blockNames.has(name.toLowerCase())
}

const containers: ReadonlySet<string> = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

function endsWithText(node: Nodes): boolean {
  if (node.type === 'paragraph') return true
  const isContainer = containers.has(node.type)
  const last = isContainer && 'children' in node ? node.children.at(-1) : undefined
  return last !== undefined && endsWithText(last)
}
