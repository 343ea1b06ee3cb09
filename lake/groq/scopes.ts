import {childrenOf, mapChildren, type ExprNode} from './node.ts'

/**
 * Whether an expression that starts from `*` uses `^` to look at what is around it. Map and FlatMap open a scope that
 * does not count for the scopes inside it, so it is not counted here. The result may be true where false is right, but
 * never the reverse.
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

/**
 * Returns an expression for the same value directly outside a filter; undefined if it also depends on values inside the
 * filter.
 */
export function fromOutside(node: ExprNode): ExprNode | undefined {
  return startsOutside(node) ? shift(node) : undefined
}

/** Whether a node evaluates one of its parts on each member of another part. */
function opensScope(node: ExprNode): node is Extract<ExprNode, {type: 'Filter' | 'Projection' | 'Map' | 'FlatMap'}> {
  return node.type === 'Filter' || node.type === 'Projection' || node.type === 'Map' || node.type === 'FlatMap'
}

/** Whether an expression in a filter depends only on what is outside the filter: a path that starts at `^`. */
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
