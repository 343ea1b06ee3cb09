import {isListOfReferences} from './answers.ts'
import {attributePath, conjunctsOf, ungroup, valueNode, type ExprNode, type NodeOf} from './node.ts'
import {fromOutside} from './scopes.ts'

/**
 * A condition of an inner query that an index can answer once the value around it is known, as in `references(^._id)`.
 */
export interface Correlation {
  readonly kind: 'id' | 'slug' | 'referrers'
  /** The value, as an expression outside the inner filter. */
  readonly outer: ExprNode
}

/** Separates the texts in a question. No id, and no text that a person writes, contains it. */
export const separator = '\u0001'

/** Finds the first condition of a filter that an index can answer once the outer value is known. */
export function correlationOf(
  condition: ExprNode,
): {readonly conjunct: ExprNode; readonly correlation: Correlation} | undefined {
  for (const conjunct of conjunctsOf(condition)) {
    const correlation = correlationIn(conjunct)
    if (correlation !== undefined) return {conjunct, correlation}
  }
  return undefined
}

/**
 * Creates a node that asks our `dereference` for the documents that a correlation may match. groq-js calls it with any
 * text in `_ref`, so the question is put there: the prefix, then `=` and the texts, or `?` if the value is something
 * else.
 * @param onlyTexts - whether list members that are not text can be ignored
 */
export function questionNode(prefix: string, outer: ExprNode, onlyTexts: boolean): ExprNode {
  const withPrefix = (right: ExprNode): ExprNode => ({type: 'OpCall', op: '+', left: valueNode(`${prefix}=`), right})
  const list = onlyTexts ? textsOf(outer) : listOfTexts(outer)
  return {
    type: 'Deref',
    base: {
      type: 'Object',
      attributes: [
        {
          type: 'ObjectAttributeValue',
          name: '_ref',
          value: call(
            'global',
            'coalesce',
            withPrefix(outer),
            withPrefix(call('array', 'join', list, valueNode(separator))),
            valueNode(`${prefix}?`),
          ),
        },
      ],
    },
  }
}

function correlation(inner: ExprNode, outside: ExprNode): Correlation | undefined {
  const kind = kindOf(inner)
  const outer = fromOutside(outside)
  return kind === undefined || outer === undefined ? undefined : {kind, outer}
}

function correlationIn(conjunct: ExprNode): Correlation | undefined {
  const node = ungroup(conjunct)
  if (node.type === 'OpCall') return ofOperator(node)
  if (node.type !== 'FuncCall' || node.name !== 'references' || node.args.length !== 1) return undefined
  const [argument] = node.args
  const outer = argument === undefined ? undefined : fromOutside(argument)
  return outer === undefined ? undefined : {kind: 'referrers', outer}
}

const isText: ExprNode = {
  type: 'And',
  left: {type: 'OpCall', op: '==', left: {type: 'This'}, right: call('global', 'string', {type: 'This'})},
  right: call('global', 'defined', {type: 'This'}),
}

/** The members of a list that are text. `references()` ignores all others. */
function textsOf(list: ExprNode): ExprNode {
  return {type: 'Filter', base: list, expr: isText}
}

/** A list, if all of its members are text. Other members could equal fields that an index of texts does not contain. */
function listOfTexts(list: ExprNode): ExprNode {
  return {
    type: 'Select',
    alternatives: [
      {
        type: 'SelectAlternative',
        condition: {
          type: 'OpCall',
          op: '==',
          left: call('global', 'count', list),
          right: call('global', 'count', textsOf(list)),
        },
        value: list,
      },
    ],
  }
}

function call(namespace: string, name: string, ...args: ExprNode[]): ExprNode {
  return {
    type: 'FuncCall',
    namespace,
    name,
    args,
  }
}

const kinds: ReadonlyMap<string, Correlation['kind']> = new Map<string, Correlation['kind']>([
  ['_id', 'id'],
  ['slug.current', 'slug'],
])

function kindOf(inner: ExprNode): Correlation['kind'] | undefined {
  const path = attributePath(inner)
  if (path === undefined) return undefined
  return kinds.get(path.join('.')) ?? (path.at(-1) === '_ref' && path.length > 1 ? 'referrers' : undefined)
}

function ofOperator({op, left, right}: NodeOf<'OpCall'>): Correlation | undefined {
  if (op === '==') return correlation(left, right) ?? correlation(right, left)
  if (op !== 'in') return undefined
  const outer = fromOutside(left)
  if (outer !== undefined && isListOfReferences(right)) return {kind: 'referrers', outer}
  return correlation(left, right)
}
