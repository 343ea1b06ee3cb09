import {orderField} from './demand.ts'
import {attributePath, ungroup, valueNode, type ExprNode, type NodeOf} from './node.ts'

/** A step of a query that can be run on a list of documents. */
export type Stage =
  | {readonly kind: 'filter'; readonly condition: ExprNode}
  | {readonly kind: 'order'; readonly args: readonly ExprNode[]}
  | {readonly kind: 'slice'; readonly left: number; readonly right: number; readonly isInclusive: boolean}

/** Returns the stages of a node that consists of `*`, filters, orders and slices only; undefined for any other node. */
export function stagesOf(node: ExprNode): Stage[] | undefined {
  if (node.type === 'Everything') return []
  if (isReleases(node)) return [isRelease]
  if (node.type === 'Group' || node.type === 'ArrayCoerce') return stagesOf(node.base)
  const stage = stageOf(node)
  if (stage === undefined) return undefined
  const before = stagesOf(stage.base)
  return before === undefined ? undefined : [...before, stage.stage]
}

/**
 * Moves orders and slices before projections where that does not change the result. `*{title} | order(title)[0..9]`
 * then projects only ten documents.
 */
export function sinkOrders(node: ExprNode): ExprNode {
  const base =
    node.type === 'Slice' || node.type === 'AccessElement' || node.type === 'PipeFuncCall'
      ? sinkOrders(node.base)
      : undefined
  if (base === undefined) return node
  const inner = ungroup(base)
  if (node.type === 'PipeFuncCall') {
    const projected = projectionOf(inner)
    const names = node.args.map((argument) => orderField(argument)?.name)
    const canSink =
      node.name === 'order' &&
      projected !== undefined &&
      stagesOf(projected.map.base) !== undefined &&
      names.every((name) => name !== undefined && keepsField(projected.projection, name))
    return canSink ? {...projected.map, base: {...node, base: projected.map.base}} : {...node, base}
  }
  if (inner.type === 'Map' && stagesOf(inner.base) !== undefined) {
    if (node.type === 'Slice') return {...inner, base: {...node, base: inner.base}}
    if (node.type === 'AccessElement' && node.index >= 0) {
      const {index} = node
      const slice: ExprNode = {type: 'Slice', base: inner.base, left: index, right: index, isInclusive: true}
      return {type: 'AccessElement', index: 0, base: {...inner, base: slice}}
    }
  }
  if (node.type === 'Slice') return {...node, base}
  if (node.type === 'AccessElement') return {...node, base}
  return node
}

const isRelease: Stage = {
  kind: 'filter',
  condition: {
    type: 'OpCall',
    op: '==',
    left: {type: 'AccessAttribute', name: '_type'},
    right: valueNode('system.release'),
  },
}

function isReleases(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'releases' && node.name === 'all'
}

function stageOf(node: ExprNode): {readonly stage: Stage; readonly base: ExprNode} | undefined {
  if (node.type === 'Filter') return {stage: {kind: 'filter', condition: node.expr}, base: node.base}
  if (node.type === 'PipeFuncCall' && node.name === 'order') {
    return {stage: {kind: 'order', args: node.args}, base: node.base}
  }
  if (node.type === 'Slice') {
    const {left, right, isInclusive} = node
    return {stage: {kind: 'slice', left, right, isInclusive}, base: node.base}
  }
  return undefined
}

/** Returns the projection over the members of a list, as `*[...]{...}` is parsed. */
function projectionOf(
  node: ExprNode,
): {readonly map: NodeOf<'Map'>; readonly projection: NodeOf<'Projection'>} | undefined {
  return node.type === 'Map' && node.expr.type === 'Projection' && node.expr.base.type === 'This'
    ? {map: node, projection: node.expr}
    : undefined
}

/** Whether a projection passes a field on unchanged, under its own name. */
function keepsField({expr}: NodeOf<'Projection'>, name: string): boolean {
  if (expr.type !== 'Object') return false
  const last = expr.attributes.findLast(
    (attribute) => attribute.type !== 'ObjectAttributeValue' || attribute.name === name,
  )
  return (
    last?.type === 'ObjectAttributeValue' &&
    attributePath(last.value)?.length === 1 &&
    attributePath(last.value)?.[0] === name
  )
}
