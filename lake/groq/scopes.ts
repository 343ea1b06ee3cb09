import {childrenOf, mapChildren, type ExprNode} from './node.ts'

/**
 * Whether an expression that starts from `*` looks at what is around it, with `^`. Map and FlatMap open a scope that does
 * not count for the ones in it, so they are not counted: the answer may be yes where it is no, never the other way.
 */
export function usesOuterScope(node: ExprNode, level = 0): boolean {
  if (node.type === 'Parent') return node.n >= level
  if (opensScope(node)) {
    const inner = node.type === 'Filter' || node.type === 'Projection' ? level + 1 : level
    return usesOuterScope(node.base, level) || usesOuterScope(node.expr, inner)
  }
  if (node.type === 'PipeFuncCall') {
    return usesOuterScope(node.base, level) || node.args.some((argument) => usesOuterScope(argument, level + 1))
  }
  return childrenOf(node).some((child) => usesOuterScope(child, level))
}

/** The same value, said from right outside of a filter; undefined if it depends on what is in the filter too. */
export function fromOutside(node: ExprNode): ExprNode | undefined {
  return startsOutside(node) ? shift(node) : undefined
}

/** The nodes that evaluate a part of themselves on each member of another. */
function opensScope(node: ExprNode): node is Extract<ExprNode, {type: 'Filter' | 'Projection' | 'Map' | 'FlatMap'}> {
  return node.type === 'Filter' || node.type === 'Projection' || node.type === 'Map' || node.type === 'FlatMap'
}

/** Whether an expression in a filter depends on what is around the filter alone: paths that start at `^`. */
function startsOutside(node: ExprNode): boolean {
  if (node.type === 'Parent') return true
  if (node.type === 'AccessAttribute') return node.base !== undefined && startsOutside(node.base)
  if (node.type === 'ArrayCoerce' || node.type === 'Group' || node.type === 'Deref') return startsOutside(node.base)
  if (node.type === 'Map' || node.type === 'FlatMap') return startsOutside(node.base) && isPath(node.expr)
  return false
}

function shift(node: ExprNode): ExprNode {
  if (node.type === 'Parent') return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
  if (node.type === 'Map' || node.type === 'FlatMap') return {...node, base: shift(node.base)}
  return mapChildren(node, shift)
}

function isPath(node: ExprNode): boolean {
  return node.type === 'This' || (node.type === 'AccessAttribute' && (node.base === undefined || isPath(node.base)))
}
