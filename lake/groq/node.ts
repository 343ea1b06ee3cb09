import type {ExprNode} from 'groq-js'
import {isRecord} from '../../src/content/document.ts'

export type {ExprNode} from 'groq-js'

export type NodeOf<Type extends ExprNode['type']> = Extract<ExprNode, {type: Type}>

/** The nodes right below a node, in the order of their fields. Attributes of objects and elements of lists count. */
export function childrenOf(node: ExprNode): ExprNode[] {
  if (node.type === 'Value') return []
  return Object.values(node).flatMap((field: unknown) => (Array.isArray(field) ? field : [field]).filter(isNode))
}

/** A node with other children; the same node where none changed. */
export function mapChildren(node: ExprNode, map: (child: ExprNode) => ExprNode): ExprNode {
  if (node.type === 'Value') return node
  let changed = false
  const mapOne = (value: unknown): unknown => {
    if (!isNode(value)) return value
    const mapped = map(value)
    if (mapped !== value) changed = true
    return mapped
  }
  const fields = Object.entries(node).map(([name, field]: [string, unknown]) => [
    name,
    Array.isArray(field) ? field.map(mapOne) : mapOne(field),
  ])
  if (!changed) return node
  const copy: unknown = Object.fromEntries(fields)
  return isNode(copy) ? copy : node
}

export function valueNode(value: unknown): ExprNode {
  return {type: 'Value', value}
}

/** A node without the brackets around it. */
export function ungroup(node: ExprNode): ExprNode {
  return node.type === 'Group' ? ungroup(node.base) : node
}

/** The parts of a condition that must all hold. */
export function conjunctsOf(node: ExprNode): ExprNode[] {
  const bare = ungroup(node)
  return bare.type === 'And' ? [...conjunctsOf(bare.left), ...conjunctsOf(bare.right)] : [bare]
}

/** The parts of a condition of which one must hold. */
export function disjunctsOf(node: ExprNode): ExprNode[] {
  const bare = ungroup(node)
  return bare.type === 'Or' ? [...disjunctsOf(bare.left), ...disjunctsOf(bare.right)] : [bare]
}

/** One condition that holds where all of its parts do; undefined where there are none. */
export function allOf(conjuncts: readonly ExprNode[]): ExprNode | undefined {
  return conjuncts.length === 0 ? undefined : conjuncts.reduce((left, right) => ({type: 'And', left, right}))
}

/**
 * The names on the way from the document to a value: `slug.current` is `['slug', 'current']`. Undefined for whatever is
 * not a plain path.
 */
export function attributePath(node: ExprNode): string[] | undefined {
  const bare = ungroup(node)
  if (bare.type === 'This') return []
  if (bare.type !== 'AccessAttribute') return undefined
  if (bare.base === undefined) return [bare.name]
  const path = attributePath(bare.base)
  return path === undefined ? undefined : [...path, bare.name]
}

/** The text a node is, if it is a constant text. */
export function constantText(node: ExprNode): string | undefined {
  return node.type === 'Value' ? textOf(node.value) : undefined
}

/** The texts of a constant list; undefined if any member is something else, as `null` may equal a missing field. */
export function constantTexts(node: ExprNode): readonly string[] | undefined {
  const bare = ungroup(node)
  if (bare.type === 'Array') {
    const members = bare.elements.map(({value, isSplat}) => (isSplat ? undefined : constantText(value)))
    return isTextList(members) ? members : undefined
  }
  if (bare.type !== 'Value' || !Array.isArray(bare.value)) return undefined
  const members: readonly unknown[] = bare.value
  return isTextList(members) ? members : undefined
}

/** Whether something is a node of a parsed query. Trees come from groq-js alone, so the look at `type` is enough. */
function isNode(value: unknown): value is ExprNode {
  return isRecord(value) && typeof value['type'] === 'string'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isTextList(list: readonly unknown[]): list is readonly string[] {
  return list.every((member) => typeof member === 'string')
}
