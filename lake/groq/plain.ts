import {childrenOf, ungroup, type ExprNode, type NodeOf} from './node.ts'

/**
 * Whether a query only does what takes little for each document, however it is put together: it reads fields, follows
 * references, compares, goes through lists of the document, and calls functions that are listed here. The number of documents
 * is counted while it runs (`budget.ts`). Everything else is evaluated in a thread that can be ended, because the cost of a
 * query cannot be foretold from its shape in general: lists and texts that a query makes itself, functions that compare all
 * with all, patterns that are computed, loops that look at what is around them.
 */
export function isPlain(tree: ExprNode): boolean {
  let grown = 0
  const visit = (node: ExprNode, around: Around): boolean => {
    if (node.type === 'Value') return textsIn(node.value).every((text) => text.length <= maxTextLength)
    if (!plainNodes.has(node.type)) return false
    // A text or a list that is added to itself doubles with each step.
    grown += growthOf(node)
    if (grown > maxGrowth) return false
    if (node.type === 'Parent') return !around.isInnerLoop
    if (node.type === 'FuncCall' && !isPlainCall(node)) return false
    if (node.type === 'PipeFuncCall' && !pipes.has(node.name)) return false
    if (node.type === 'OpCall')
      return isPlainOperation(node, around) && childrenOf(node).every((child) => visit(child, around))
    if (node.type === 'Projection') {
      const columns = around.columns * attributesIn(node)
      // A projection of a projection may show everything again in each of its attributes.
      if (around.columns > 1 && columns > maxColumns) return false
      return visit(node.base, {...around, columns}) && visit(node.expr, {...around, columns: 1})
    }
    if (node.type === 'Filter' || node.type === 'Map' || node.type === 'FlatMap') {
      const loop = loopOver(node.base)
      if (loop === undefined) return false
      const inner = {
        columns: around.columns,
        steps: around.steps * loop.steps,
        depth: around.depth + 1,
        isInnerLoop: around.isInnerLoop || loop.isInner,
      }
      if (inner.steps > maxSteps || inner.depth > maxLoopDepth) return false
      return visit(node.base, around) && visit(node.expr, inner)
    }
    return childrenOf(node).every((child) => visit(child, around))
  }
  return visit(tree, {columns: 1, steps: 1, depth: 0, isInnerLoop: false})
}

/** How much a query does for each document, at least 1: long queries do more. */
export function weightOf(tree: ExprNode): number {
  const sizeOf = (node: ExprNode): number => childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1)
  return Math.max(1, Math.ceil(sizeOf(tree) / nodesPerWeight))
}

const nodesPerWeight = 100

interface Around {
  /** The attributes of projections that are applied to the result, multiplied. */
  readonly columns: number
  /** How often it is evaluated because of lists in the query itself. */
  readonly steps: number
  readonly depth: number
  /** Whether it is evaluated for each member of a list of a document. */
  readonly isInnerLoop: boolean
}

const plainNodes: ReadonlySet<string> = new Set([
  'AccessAttribute',
  'AccessElement',
  'And',
  'Array',
  'ArrayCoerce',
  'ArrayElement',
  'Asc',
  'Deref',
  'Desc',
  'Everything',
  'Filter',
  'FlatMap',
  'FuncCall',
  'Group',
  'InRange',
  'Map',
  'Neg',
  'Not',
  'Object',
  'ObjectAttributeValue',
  'ObjectConditionalSplat',
  'ObjectSplat',
  'OpCall',
  'Or',
  'Parent',
  'PipeFuncCall',
  'Pos',
  'Projection',
  'Select',
  'SelectAlternative',
  'Slice',
  'This',
])

/** Functions whose work grows with their argument, and no faster. */
const functions: ReadonlySet<string> = new Set([
  'array::compact',
  'array::join',
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::path',
  'global::references',
  'global::round',
  'global::select',
  'global::string',
  'global::upper',
  'math::avg',
  'math::max',
  'math::min',
  'math::sum',
  'pt::text',
  'sanity::partOfRelease',
  'sanity::versionOf',
  'string::startsWith',
  'text::query',
])

const pipes: ReadonlySet<string> = new Set(['order', 'score'])

const maxTextLength = 10_000
const maxSteps = 10_000
const maxLoopDepth = 8
const maxGrowth = 8
const maxColumns = 100

function isPlainCall({namespace, name, args}: NodeOf<'FuncCall'>): boolean {
  if (functions.has(`${namespace}::${name}`)) return true
  // The day of today, as lists of Studio ask for it.
  return namespace === 'string' && name === 'split' && args.every((argument) => isShort(argument))
}

function isShort(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (bare.type === 'Value') return typeof bare.value === 'string' && bare.value.length <= 100
  return bare.type === 'FuncCall' && bare.namespace === 'global' && bare.name === 'now'
}

function growthOf(node: ExprNode): number {
  if (node.type === 'Array') return node.elements.filter(({isSplat}) => isSplat).length
  return node.type === 'OpCall' && node.op === '+' ? 1 : 0
}

function isPlainOperation({op, left, right}: NodeOf<'OpCall'>, {steps, isInnerLoop}: Around): boolean {
  if (op === 'match') return isPlainPattern(right)
  if (op !== 'in') return true
  if (isInnerLoop && readsParent(right)) return false
  return steps * lengthOf(right) <= maxSteps * 10 || attributeOf(left)
}

/** Membership in a long list of constants is looked up by an index, if it is that of a field. */
function attributeOf(node: ExprNode): boolean {
  const bare = ungroup(node)
  return bare.type === 'AccessAttribute' && (bare.base === undefined || attributeOf(bare.base))
}

/** Whether a pattern is constant and has few wildcards: each multiplies the time by the length of the text. */
function isPlainPattern(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (bare.type === 'Array') return bare.elements.every(({value, isSplat}) => !isSplat && isPlainPattern(value))
  if (bare.type !== 'Value') return false
  return textsIn(bare.value).every(
    (text) =>
      text.length <= 1000 && text.split(/[^\p{L}\p{N}*]+/u).every((word) => word.split('*').length - 1 <= maxWildcards),
  )
}

const maxWildcards = 3

/** What a loop goes through. Undefined if that is made by the query itself, and nothing says how much it is. */
function loopOver(base: ExprNode): {readonly steps: number; readonly isInner: boolean} | undefined {
  const bare = ungroup(base)
  switch (bare.type) {
    case 'Everything':
      return {steps: 1, isInner: false}
    case 'Value':
    case 'Array':
      return {steps: Math.max(1, lengthOf(bare)), isInner: true}
    case 'This':
    case 'AccessAttribute':
      return readsParent(bare) ? undefined : {steps: 1, isInner: true}
    case 'Parent':
    case 'FuncCall':
      return undefined
    case 'Filter':
    case 'Map':
    case 'FlatMap':
    case 'Projection':
    case 'Slice':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'PipeFuncCall':
      return isListOfParent(bare) ? {steps: 1, isInner: true} : loopOver(bare.base)
    default:
      return undefined
  }
}

/** Whether a node is a list of what is around it, as in `_id in ^.benefits[]._ref`. */
function isListOfParent(node: ExprNode): boolean {
  const bare = ungroup(node)
  return bare.type === 'ArrayCoerce' && isPathFromParent(bare.base)
}

function isPathFromParent(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (bare.type === 'Parent') return true
  return bare.type === 'AccessAttribute' && bare.base !== undefined && isPathFromParent(bare.base)
}

function readsParent(node: ExprNode): boolean {
  return node.type === 'Parent' || childrenOf(node).some(readsParent)
}

function attributesIn({expr}: NodeOf<'Projection'>): number {
  return expr.type === 'Object' ? Math.max(1, expr.attributes.length) : 1
}

function textsIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : []
}

function lengthOf(node: ExprNode): number {
  const bare = ungroup(node)
  if (bare.type === 'Array') return bare.elements.length
  return bare.type === 'Value' && Array.isArray(bare.value) ? bare.value.length : 1
}
