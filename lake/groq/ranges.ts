import type {Answer} from './answer.ts'
import {attributePath, constantText, ungroup, type ExprNode} from './node.ts'
import {compareValues, firstWhere, rankOf} from './order.ts'
import {byId, typeOf, type Row} from './row.ts'
import type {Keyed, View} from './view.ts'

/**
 * Answers a comparison of a field with a constant, as in `publishedAt > $date`, and `defined(field)` or its opposite,
 * from the order of that field among the documents of a type. Finding where the range begins and ends takes the same
 * time in any dataset.
 */
export function rangeOf(view: View, type: string | undefined, condition: ExprNode): Answer | undefined {
  const wanted = comparisonOf(condition) ?? definednessOf(condition)
  if (wanted === undefined) return undefined
  const {field, holds, between, isOfPlain} = wanted
  const order = view.orderOf({type}, field)
  if (order === undefined || (isOfPlain && order.mixed > 0)) return undefined
  const [from, to] = between(order.items)
  return {
    size: Math.max(0, to - from),
    list: () =>
      order.items
        .slice(from, to)
        .map(({row}) => row)
        .toSorted(byId),
    has: (row: Row) => (type === undefined || typeOf(row) === type) && holds(view.fieldOf(row, field)),
    exact: true,
    isCounted: true,
    range: {field, from, to},
    ...(type === undefined ? {} : {type}),
  }
}

interface Wanted {
  readonly field: string
  /** Whether the condition holds for a value of the field. */
  readonly holds: (value: unknown) => boolean
  /** The positions between which it holds, in the order of the field. */
  readonly between: (items: readonly Keyed[]) => readonly [from: number, to: number]
  /** Whether objects and lists, which sort like nothing, must not be among the values. */
  readonly isOfPlain: boolean
}

const flipped: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
])

function comparisonOf(condition: ExprNode): Wanted | undefined {
  const node = ungroup(condition)
  if (node.type !== 'OpCall' || !flipped.has(node.op)) return undefined
  const right = constantOf(node.right)
  const bound = right ?? constantOf(node.left)
  const field = fieldOf(right === undefined ? node.right : node.left)
  const op = right === undefined ? flipped.get(node.op) : node.op
  if (bound === undefined || field === undefined || op === undefined) return undefined
  const isAbove = op.startsWith('>')
  const takesEqual = op.endsWith('=')
  const rank = rankOf(bound)
  // Values of another type than the bound are neither greater nor smaller.
  const holds = (value: unknown): boolean => {
    if (rankOf(value) !== rank) return false
    const difference = compareValues(value, bound)
    return difference === 0 ? takesEqual : difference > 0 === isAbove
  }
  return {
    field,
    holds,
    isOfPlain: false,
    between: (items) => {
      const edge = firstWhere(items, ({key}) => {
        const difference = compareValues(key, bound)
        return difference > 0 || (difference === 0 && isAbove === takesEqual)
      })
      return isAbove
        ? [edge, firstWhere(items, ({key}) => rankOf(key) > rank)]
        : [firstWhere(items, ({key}) => rankOf(key) >= rank), edge]
    },
  }
}

function definednessOf(condition: ExprNode): Wanted | undefined {
  const outer = ungroup(condition)
  const isWanted = outer.type !== 'Not'
  const node = outer.type === 'Not' ? ungroup(outer.base) : outer
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'defined') return undefined
  const [argument] = node.args
  const field = argument === undefined ? undefined : fieldOf(argument)
  if (field === undefined) return undefined
  return {
    field,
    holds: (value) => (value !== undefined && value !== null) === isWanted,
    isOfPlain: true,
    between: (items) => {
      const edge = firstWhere(items, ({key}) => rankOf(key) === rankOf(undefined))
      return isWanted ? [0, edge] : [edge, items.length]
    },
  }
}

function fieldOf(node: ExprNode): string | undefined {
  const path = attributePath(ungroup(node))
  const [name] = path ?? []
  return path?.length === 1 && name !== '_originalId' ? name : undefined
}

function constantOf(node: ExprNode): string | number | undefined {
  const bare = ungroup(node)
  if (bare.type === 'Value' && typeof bare.value === 'number') return bare.value
  return constantText(bare)
}
