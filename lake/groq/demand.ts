import {attributePath, childrenOf, type ExprNode, type NodeOf} from './node.ts'

/** The fields of documents that an expression reads. `all` is true if it uses documents as a whole. */
export interface Demand {
  readonly all: boolean
  readonly names: ReadonlySet<string>
}

export const everything: Demand = {all: true, names: new Set()}
export const nothing: Demand = {all: false, names: new Set()}

/** The fields that the tree of a query reads. */
export interface Demands extends Demand {
  /** The lists of documents in the tree that are used as a whole. */
  readonly whole: ReadonlySet<ExprNode>
}

/**
 * Returns the fields that expressions read, of any document. A name counts wherever it occurs, so the result may
 * contain too many fields but never too few. `@` and `...` demand all fields, unless only a single field of the value
 * is read.
 */
export function demandOf(nodes: readonly ExprNode[]): Demands {
  const names = new Set<string>(['_id'])
  const whole = new Set<ExprNode>()
  let all = false

  const visitCall = (node: NodeOf<'FuncCall'>): void => {
    const {name, args} = node
    if (name === 'references') all = true
    const isWhole = name !== 'count' && !functionsOfIds.has(name)
    for (const child of args) visit(child, isWhole)
  }

  const visit = (node: ExprNode, isWhole: boolean): void => {
    if (node.type === 'Value') {
      if (isWhole) whole.add(node)
    } else if (node.type === 'This' || node.type === 'Parent' || node.type === 'Everything') {
      if (isWhole) all = true
    } else if (node.type === 'Deref') {
      if (isWhole) all = true
      visit(node.base, false)
    } else if (node.type === 'AccessAttribute') {
      names.add(node.name)
      if (node.base !== undefined) visit(node.base, false)
    } else if (node.type === 'Projection' || node.type === 'Map' || node.type === 'FlatMap') {
      visit(node.base, false)
      visit(node.expr, true)
    } else if (node.type === 'Filter') {
      visit(node.base, isWhole)
      visit(node.expr, true)
    } else if (node.type === 'PipeFuncCall') {
      visit(node.base, isWhole)
      for (const argument of node.args) visit(argument, true)
    } else if (node.type === 'FuncCall') {
      visitCall(node)
    } else {
      for (const child of childrenOf(node)) visit(child, handsOn.has(node.type) ? isWhole : true)
    }
  }

  for (const node of nodes) visit(node, true)
  return {all, names, whole}
}

/** Returns the name of the field that an order sorts by, if it is a plain field. */
export function orderField(node: ExprNode): {readonly name: string; readonly descending: boolean} | undefined {
  const descending = node.type === 'Desc'
  const path = attributePath(node.type === 'Desc' || node.type === 'Asc' ? node.base : node)
  const [name] = path ?? []
  return name === undefined || path?.length !== 1 ? undefined : {name, descending}
}

/** Functions that read the document without naming it, and need only its id. */
const functionsOfIds: ReadonlySet<string> = new Set(['versionOf', 'partOfRelease'])

/** Nodes that pass on their base, all of it or a part. */
const handsOn: ReadonlySet<ExprNode['type']> = new Set(['Group', 'Slice', 'AccessElement', 'ArrayCoerce'])
