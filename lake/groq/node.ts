import type {ExprNode} from 'groq-js'
import {isRecord} from '../../src/content/document.ts'

export type {ExprNode} from 'groq-js'

export type NodeOf<Type extends ExprNode['type']> = Extract<ExprNode, {type: Type}>

/**
 * Returns the direct children of a node, in the order of its fields, including attributes of objects and elements of
 * lists.
 */
export function childrenOf(node: ExprNode): ExprNode[] {
  if (node.type === 'Value') return []
  return Object.values(node).flatMap((field: unknown) => (Array.isArray(field) ? field : [field]).filter(isNode))
}

/** Returns a node with mapped children, or the same node if no child changed. */
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

/** Returns a node without the brackets around it. */
export function ungroup(node: ExprNode): ExprNode {
  return node.type === 'Group' ? ungroup(node.base) : node
}

/** Returns the parts of a condition that must all hold. */
export function conjunctsOf(node: ExprNode): ExprNode[] {
  const bare = ungroup(node)
  return bare.type === 'And' ? [...conjunctsOf(bare.left), ...conjunctsOf(bare.right)] : [bare]
}

/** Returns the parts of a condition of which at least one must hold. */
export function disjunctsOf(node: ExprNode): ExprNode[] {
  const bare = ungroup(node)
  return bare.type === 'Or' ? [...disjunctsOf(bare.left), ...disjunctsOf(bare.right)] : [bare]
}

/** Combines conditions into one that holds if all of them do; undefined if there are none. */
export function allOf(conjuncts: readonly ExprNode[]): ExprNode | undefined {
  return conjuncts.length === 0 ? undefined : conjuncts.reduce((left, right) => ({type: 'And', left, right}))
}

/**
 * Returns the names on the path from the document to a value: `slug.current` is `['slug', 'current']`. Undefined for
 * anything that is not a plain path.
 */
export function attributePath(node: ExprNode): string[] | undefined {
  const bare = ungroup(node)
  if (bare.type === 'This') return []
  if (bare.type !== 'AccessAttribute') return undefined
  if (bare.base === undefined) return [bare.name]
  const path = attributePath(bare.base)
  return path === undefined ? undefined : [...path, bare.name]
}

/** Returns the text of a node, if it is a constant text. */
export function constantText(node: ExprNode): string | undefined {
  return node.type === 'Value' ? textOf(node.value) : undefined
}

/**
 * Returns the texts of a constant list. Undefined if any member is not text, because `null` may equal a missing field.
 */
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

/** Whether a value is a node of a parsed query. Trees come only from groq-js, so checking `type` is enough. */
function isNode(value: unknown): value is ExprNode {
  return isRecord(value) && typeof value['type'] === 'string'
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isTextList(list: readonly unknown[]): list is readonly string[] {
  return list.every((member) => typeof member === 'string')
}
