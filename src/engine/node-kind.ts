/** Names a kind of node, and the facts that its nodes have. Steps and inputs are both. */
export interface NodeKind<F extends object = object> {
  readonly name: string
  /** Never there. It carries the type of the facts. */
  readonly facts?: F
}

/** Declares a kind of node that is put in from outside, such as the documents. */
export function input<F extends object>(name: string): NodeKind<F> {
  return {name}
}
