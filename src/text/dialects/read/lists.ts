import type {BlockContent, DefinitionContent, List, ListItem, Nodes, PhrasingContent} from 'mdast'
import type {Fields} from '../../tree/vocabulary.ts'
import {placed, type ReadContext} from './context.ts'
import {readFlow} from './walk-flow.ts'
import {blockOf} from './line.ts'

/** Reads a list as an object. */
export function readContainer(list: List, context: ReadContext): Fields {
  const isOrdered = list.ordered === true
  const isTask = !isOrdered && list.children.every(({checked}) => typeof checked === 'boolean')
  return placed(
    {
      _type: 'list',
      kind: isOrdered ? 'number' : isTask ? 'task' : 'bullet',
      ...(isOrdered && typeof list.start === 'number' && list.start !== 1 ? {start: list.start} : {}),
      ...(isLoose(list) ? {spread: true} : {}),
      items: list.children.map((item) => itemOf(item, context)),
    },
    list,
    context,
  )
}

/** Reads a list as blocks with a level if these can express it, otherwise as an object. */
export function readList(list: List, followsFlat: boolean, context: ReadContext): Fields[] {
  return !followsFlat && isFlat(list) ? flatItems(list, 1, context) : [readContainer(list, context)]
}

/**
 * Whether a list is loose (CommonMark 0.31, 5.3), that is, its paragraphs are separated by blank lines. Without a
 * paragraph, or without a place for a blank line, looseness has no meaning and a list counts as tight.
 */
function isLoose(list: List): boolean {
  return (
    (hasGap(list) || list.children.some((item) => hasGap(item) && !isForced(item))) &&
    list.children.some(hasParagraph) &&
    (list.children.length > 1 || list.children.some(isLong))
  )
}

function itemOf(item: ListItem, context: ReadContext): Fields {
  return {
    _key: context.createKey(),
    _type: 'list-item',
    ...(typeof item.checked === 'boolean' ? {checked: item.checked} : {}),
    content: readFlow(item.children, context),
  }
}

/** Whether blocks with a level can express all of a list. */
function isFlat(list: List): boolean {
  if (isLoose(list)) return false
  if (list.ordered === true && (list.start ?? 1) !== 1) return false
  return list.children.every((item) => {
    const {head, nested} = partsOf(item)
    const isTask = typeof item.checked === 'boolean'
    if (head === undefined || (isTask && (list.ordered === true || head.style !== 'normal'))) return false
    return nested.every((node, index) => {
      const before = nested[index - 1]
      const repeats = before?.type === 'list' && node.type === 'list' && before.ordered === node.ordered
      return node.type === 'list' && !repeats && isFlat(node)
    })
  })
}

function flatItems(list: List, level: number, context: ReadContext): Fields[] {
  return list.children.flatMap((item) => {
    const {head, nested} = partsOf(item)
    const {style, children} = head ?? {style: 'normal', children: []}
    const kind =
      typeof item.checked === 'boolean'
        ? {listItem: 'task', level, checked: item.checked}
        : {listItem: list.ordered === true ? 'number' : 'bullet', level}
    const block = blockOf(style, children, context, kind)
    if (item.position !== undefined) context.places.set(block, item.position)
    return [block, ...nested.flatMap((node) => (node.type === 'list' ? flatItems(node, level + 1, context) : []))]
  })
}

/**
 * Whether there is a blank line between two children of a list or an item. The parser's `spread` alone is not enough:
 * it is also true for blank lines after a list that ends with an empty item.
 */
function hasGap({spread, children}: List | ListItem): boolean {
  return (
    spread === true &&
    children.some((child: Nodes, index) => {
      const end = children[index - 1]?.position?.end.line
      return index > 0 && (end === undefined || child.position === undefined || child.position.start.line > end + 1)
    })
  )
}

/** Whether an item needs its blank line: a list that begins with an empty item cannot directly follow a paragraph. */
function isForced({children: [, second, ...others]}: ListItem): boolean {
  return second?.type === 'list' && startsEmpty(second) && others.every(({type}) => type === 'list')
}

function hasParagraph({children}: ListItem): boolean {
  return children.some(isVisible)
}

function isLong({children}: ListItem): boolean {
  return children.filter(({type}) => type !== 'definition').length > 1
}

interface Head {
  readonly style: string
  readonly children: PhrasingContent[]
}

type Content = BlockContent | DefinitionContent

/** An item's first block and the nodes after it. An item that begins with a list gets an empty first block. */
function partsOf(item: ListItem): {head: Head | undefined; nested: readonly Content[]} {
  const children = item.children.filter(({type}) => type !== 'definition')
  const [first, ...nested] = children
  return first?.type === 'list' ? {head: headOf(undefined), nested: children} : {head: headOf(first), nested}
}

/** Whether a list begins with an empty item, directly or through a nested list. */
function startsEmpty({children: [item]}: List): boolean {
  const first = item?.children.find(({type}) => type !== 'definition')
  return first === undefined || (first.type === 'list' && startsEmpty(first))
}

/** Whether a node is a paragraph that is kept. A paragraph with only a link without words is not. */
function isVisible(node: Content): boolean {
  return node.type === 'paragraph' && node.children.some((child) => child.type !== 'link' || child.children.length > 0)
}

/** The first node of an item as one styled block, or undefined if one block cannot express it. */
function headOf(node: Content | undefined): Head | undefined {
  if (node === undefined) return {style: 'normal', children: []}
  if (node.type === 'paragraph') return {style: 'normal', children: node.children}
  if (node.type === 'heading') return {style: `h${node.depth}`, children: node.children}
  if (node.type !== 'blockquote') return undefined
  const [only, ...others] = node.children
  if (only === undefined) return {style: 'blockquote', children: []}
  return only.type === 'paragraph' && others.length === 0 ? {style: 'blockquote', children: only.children} : undefined
}
