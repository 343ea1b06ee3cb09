import {childrenOf, ungroup, type ExprNode} from './node.ts'

/**
 * Whether a query may take long, whatever the documents are. The reasons are nested loops over its own lists, long
 * texts, and patterns with many wildcards. The work on documents is counted while the query runs (`budget.ts`).
 */
export function isExpensive(tree: ExprNode): boolean {
  const visit = (node: ExprNode, steps: number, depth: number): boolean => {
    if (node.type === 'Value') return textsIn(node.value).some((text) => text.length > maxTextLength)
    if (node.type === 'OpCall' && node.op === 'match' && node.right.type === 'Value') {
      if (textsIn(node.right.value).some(isWildPattern)) return true
    }
    if (node.type === 'OpCall' && node.op === 'in' && steps * lengthOf(node.right) > maxSteps) return true
    if (node.type === 'Filter' || node.type === 'Map' || node.type === 'FlatMap') {
      const inner = steps * lengthOf(node.base)
      if (inner > maxSteps || depth >= maxLoopDepth) return true
      return visit(node.base, steps, depth) || visit(node.expr, inner, depth + 1)
    }
    return childrenOf(node).some((child) => visit(child, steps, depth))
  }
  return visit(tree, 1, 0)
}

const maxTextLength = 100_000

/** The maximum number of steps in loops over lists that are part of the query itself. */
const maxSteps = 100_000
/** The maximum depth of nested loops. */
const maxLoopDepth = 6

function textsIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : []
}

/**
 * The maximum number of wildcards in one word of a pattern. Each one multiplies the time to match by the length of the
 * text.
 */
const maxWildcards = 3

function isWildPattern(text: string): boolean {
  return text.split(/[^\p{L}\p{N}*]+/u).some((word) => word.split('*').length - 1 > maxWildcards)
}

function lengthOf(node: ExprNode): number {
  const bare = ungroup(node)
  if (bare.type === 'Array') return bare.elements.length
  if (bare.type === 'Value' && Array.isArray(bare.value)) return bare.value.length
  return 1
}
