import {publishedIdOf} from '../../src/content/ids.ts'
import type {Answer} from './answer.ts'
import {byId, refersTo, typeOf, type Row} from './row.ts'
import {
  attributePath,
  conjunctsOf,
  constantText,
  constantTexts,
  disjunctsOf,
  ungroup,
  type ExprNode,
  type NodeOf,
} from './node.ts'
import type {View} from './view.ts'

/** The full-text index, as queries use it. */
export interface TextIndex {
  /**
   * Returns the stored ids of all documents with a text that matches the patterns of a GROQ `match`, and possibly some
   * more. Undefined if the index cannot tell.
   */
  readonly candidates: (patterns: readonly string[]) => ReadonlySet<string> | undefined
}

/** Whether a node reads the `_ref` of members of a list, as in `regions[]._ref`. */
export function isListOfReferences(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (bare.type !== 'Map' && bare.type !== 'FlatMap') return false
  const inner = attributePath(bare.expr)
  const base = ungroup(bare.base)
  return (
    inner?.length === 1 && inner[0] === '_ref' && base.type === 'ArrayCoerce' && attributePath(base.base) !== undefined
  )
}

/** Returns an index's answer to a condition, if an index has one. */
export function answerOf(view: View, condition: ExprNode, texts: TextIndex | undefined): Answer | undefined {
  const node = ungroup(condition)
  if (node.type === 'Or') return ofAny(view, disjunctsOf(node), texts)
  if (node.type === 'OpCall') return byOperator[node.op]?.(view, node, texts)
  if (node.type !== 'FuncCall') return undefined
  const [argument] = node.args
  return argument === undefined ? undefined : byFunction[`${node.namespace}::${node.name}`]?.(view, argument, node.args)
}

type OpAnswer = (view: View, node: NodeOf<'OpCall'>, texts: TextIndex | undefined) => Answer | undefined

const byOperator: Readonly<Record<string, OpAnswer>> = {
  '==': ofEquality,
  in: ofMembership,
  match: ofMatch,
  '>': ofBound,
  '>=': ofBound,
  '<': ofBound,
  '<=': ofBound,
}

const byFunction: Readonly<
  Record<string, (view: View, argument: ExprNode, args: readonly ExprNode[]) => Answer | undefined>
> = {
  'global::references': (view, _argument, args) => {
    const ids = textsOf(args)
    return ids === undefined ? undefined : referringTo(view, ids, view.hasPlainReferences())
  },
  'sanity::versionOf': (view, argument) => {
    const id = constantText(argument)
    return id === undefined
      ? undefined
      : listed(
          view
            .versionsOf(id)
            .flatMap((version) => view.get(version) ?? [])
            .toSorted(byId),
          false,
        )
  },
  'sanity::partOfRelease': (view, argument) => {
    const release = constantText(argument)
    return release === undefined ? undefined : listed(view.withPrefix(`versions.${release}.`), false)
  },
  'string::startsWith': (view, argument, [, prefix]) => {
    const text = prefix === undefined ? undefined : constantText(prefix)
    return text === undefined || text === '' || attributePath(argument)?.join('.') !== '_id'
      ? undefined
      : listed(view.withPrefix(text), false)
  },
}

/**
 * Combines conditions of which one must hold: returns all documents of their answers, if each condition has an answer.
 */
function ofAny(view: View, disjuncts: readonly ExprNode[], texts: TextIndex | undefined): Answer | undefined {
  const answers = disjuncts.map((disjunct) => ofAll(view, disjunct, texts))
  if (!answers.every((answer) => answer !== undefined)) return undefined
  return {
    size: answers.reduce((sum, {size}) => sum + size, 0),
    list: () => [...new Set(answers.flatMap((answer) => answer.list()))].toSorted(byId),
    has: (row) => answers.some((answer) => answer.has(row)),
    exact: answers.every(({exact}) => exact),
  }
}

function ofEquality(view: View, {left, right}: NodeOf<'OpCall'>): Answer | undefined {
  const [text, target] = constantText(right) === undefined ? [constantText(left), right] : [constantText(right), left]
  return text === undefined ? undefined : ofTexts(view, target, [text])
}

function ofMembership(view: View, {left, right}: NodeOf<'OpCall'>): Answer | undefined {
  const texts = constantTexts(right)
  if (texts !== undefined) return ofTexts(view, left, texts)
  const text = constantText(left)
  if (text !== undefined && isListOfReferences(right)) return referringTo(view, [text], false)
  const pattern = ungroup(right)
  if (pattern.type !== 'FuncCall' || pattern.name !== 'path' || attributePath(left)?.join('.') !== '_id')
    return undefined
  const [argument] = pattern.args
  const glob = argument === undefined ? undefined : constantText(argument)
  const prefix = glob?.split('*')[0]
  return prefix === undefined || prefix === '' || prefix === glob ? undefined : listed(view.withPrefix(prefix), false)
}

function ofMatch(view: View, {left, right}: NodeOf<'OpCall'>, texts: TextIndex | undefined): Answer | undefined {
  if (texts === undefined || !isOwnText(left)) return undefined
  const one = constantText(right)
  const ids = texts.candidates(one === undefined ? (constantTexts(right) ?? []) : [one])
  return ids === undefined ? undefined : storedUnder(view, ids)
}

/** Answers a bound of the id, as in `_id > $last`. Clients use it to read a dataset page by page. */
function ofBound(view: View, {op, left, right}: NodeOf<'OpCall'>): Answer | undefined {
  const bound = constantText(right)
  if (bound === undefined || attributePath(left)?.join('.') !== '_id') return undefined
  const rows = view.all()
  const start = op.startsWith('>') ? view.positionOf(bound) : 0
  const end = op.startsWith('<') ? view.positionOf(bound) + 1 : rows.length
  return {
    size: Math.max(0, end - start),
    list: () => rows.slice(start, end),
    has: ({id}) => (op.startsWith('>') ? id >= bound : id <= bound),
    exact: false,
  }
}

function textsOf(nodes: readonly ExprNode[]): readonly string[] | undefined {
  const texts = nodes.map((node) => {
    const one = constantText(node)
    return one === undefined ? constantTexts(node) : [one]
  })
  return texts.every((list) => list !== undefined) ? texts.flat() : undefined
}

function referringTo(view: View, ids: readonly string[], exact: boolean): Answer {
  const wanted = [...new Set(ids)]
  const [only] = wanted
  const has = (row: Row): boolean => wanted.some((id) => refersTo(row, id))
  if (wanted.length === 1 && only !== undefined) {
    const list = view.referrers(only)
    return {size: list.length, list: () => list, has, exact, ref: only}
  }
  return {
    size: wanted.reduce((sum, id) => sum + view.referrers(id).length, 0),
    list: () => [...new Set(wanted.flatMap((id) => view.referrers(id)))].toSorted(byId),
    has,
    exact,
  }
}

function listed(rows: readonly Row[], exact: boolean): Answer {
  let members: ReadonlySet<Row> | undefined
  return {
    size: rows.length,
    list: () => rows,
    has: (row) => (members ??= new Set(rows)).has(row),
    exact,
  }
}

/** Combines conditions that must all hold: returns the smallest of their answers. */
function ofAll(view: View, node: ExprNode, texts: TextIndex | undefined): Answer | undefined {
  const conjuncts = conjunctsOf(node)
  const answers = conjuncts.flatMap((conjunct) => answerOf(view, conjunct, texts) ?? [])
  const smallest = answers.toSorted((a, b) => a.size - b.size)[0]
  return smallest === undefined || conjuncts.length === 1 ? smallest : {...smallest, exact: false}
}

/** Index lookups for `field == text` and `field in texts`, by the path of the field. */
const byPath: ReadonlyMap<string, (view: View, texts: readonly string[]) => Answer> = new Map([
  ['_id', withIds],
  ['_type', withTypes],
  ['slug.current', withSlugs],
])

function ofTexts(view: View, target: ExprNode, texts: readonly string[]): Answer | undefined {
  const path = attributePath(target)
  if (path === undefined) return undefined
  const known = byPath.get(path.join('.'))
  if (known !== undefined) return known(view, texts)
  return path.at(-1) === '_ref' && path.length > 1 ? referringTo(view, texts, false) : undefined
}

/** Whether a node reads only texts of the document itself that groq-js can match, and none of another document. */
function isOwnText(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (attributePath(bare) !== undefined) return attributePath(bare)?.length !== 0
  if (bare.type === 'Array') return bare.elements.every(({value}) => isOwnText(value))
  if (bare.type === 'ArrayCoerce') return isOwnText(bare.base)
  if (bare.type === 'Map' || bare.type === 'FlatMap') return isOwnText(bare.base) && isInnerText(bare.expr)
  if (bare.type === 'FuncCall' && bare.namespace === 'pt' && bare.name === 'text')
    return bare.args.every((argument) => isOwnText(argument))
  return false
}

/** Returns the documents that a view shows, of those stored under some ids. */
function storedUnder(view: View, ids: ReadonlySet<string>, exact = false): Answer {
  const rows = [...ids].flatMap((id) => {
    const row = view.get(id) ?? view.get(publishedIdOf(id))
    return row !== undefined && ids.has(row.originalId) ? [row] : []
  })
  return listed([...new Set(rows)].toSorted(byId), exact)
}

function withIds(view: View, ids: readonly string[]): Answer {
  const wanted = new Set(ids)
  return {
    size: wanted.size,
    list: () => [...wanted].flatMap((id) => view.get(id) ?? []).toSorted(byId),
    has: ({id}) => wanted.has(id),
    exact: true,
  }
}

function withTypes(view: View, types: readonly string[]): Answer {
  const wanted = [...new Set(types)]
  const [only] = wanted
  return {
    size: wanted.reduce((sum, type) => sum + view.ofType(type).length, 0),
    list: () =>
      wanted.length === 1 && only !== undefined
        ? view.ofType(only)
        : wanted.flatMap((type) => view.ofType(type)).toSorted(byId),
    has: (row) => wanted.includes(typeOf(row)),
    exact: true,
    isCounted: true,
    ...(wanted.length === 1 && only !== undefined ? {type: only} : {}),
  }
}

function withSlugs(view: View, slugs: readonly string[]): Answer {
  return listed([...new Set(slugs.flatMap((slug) => view.withSlug(slug)))].toSorted(byId), true)
}

function isInnerText(node: ExprNode): boolean {
  const bare = ungroup(node)
  if (attributePath(bare) !== undefined) return true
  if (bare.type === 'Map' || bare.type === 'FlatMap') return isInnerText(bare.base) && isInnerText(bare.expr)
  return bare.type === 'ArrayCoerce' && isInnerText(bare.base)
}
