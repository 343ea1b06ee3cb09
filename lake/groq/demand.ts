import {attributePath, childrenOf, type ExprNode, type NodeOf} from './node.ts'

/** Which fields of documents an expression looks at. `all` where it takes documents as a whole. */
export interface Demand {
  readonly all: boolean
  readonly names: ReadonlySet<string>
}

export const everything: Demand = {all: true, names: new Set()}
export const nothing: Demand = {all: false, names: new Set()}

/** What a query's tree looks at. */
export interface Demands extends Demand {
  /** Lists of documents in the tree that are taken as a whole. */
  readonly whole: ReadonlySet<ExprNode>
}

/**
 * The fields expressions look at, of whichever document: a name counts wherever it stands, so that the answer is never
 * too small. `@` and `...` take everything, where not just a field of it is read.
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

/** The name of the field an order sorts by, if it is a plain field. */
export function orderField(node: ExprNode): {readonly name: string; readonly descending: boolean} | undefined {
  const descending = node.type === 'Desc'
  const path = attributePath(node.type === 'Desc' || node.type === 'Asc' ? node.base : node)
  const [name] = path ?? []
  return name === undefined || path?.length !== 1 ? undefined : {name, descending}
}

/** Functions that look at the document without naming it, and no further than its id. */
const functionsOfIds: ReadonlySet<string> = new Set(['versionOf', 'partOfRelease'])

/** Nodes that hand on what they are based on, all of it or a part. */
const handsOn: ReadonlySet<ExprNode['type']> = new Set(['Group', 'Slice', 'AccessElement', 'ArrayCoerce'])
