import {bodyCost} from './budget.ts'
import {everything} from './demand.ts'
import type {Row} from './row.ts'
import {childrenOf, constantText, mapChildren, valueNode, type ExprNode, type NodeOf} from './node.ts'
import {byId} from './row.ts'
import type {Context} from './run-stages.ts'
import {createMatcher, patternsOf, textsIn, tokensOf} from './tokens.ts'

/**
 * Replaces `... match text::query("...")`, which groq-js does not support, with the result of a search. If the document
 * itself is on the left, all of its texts are searched.
 */
export function answerTextQueries(node: ExprNode, context: Context): ExprNode {
  if (node.type === 'OpCall' && node.op === 'match' && isTextQuery(node.right)) {
    const [argument] = node.right.args
    const text = argument === undefined ? undefined : constantText(argument)
    if (text === undefined) return valueNode(false)
    if (!elementsHoldDocument(node.left)) return matchAll(node.left, text)
    const ids = search(text, context).map(({id}) => id)
    return {type: 'OpCall', op: 'in', left: {type: 'AccessAttribute', name: '_id'}, right: valueNode(ids)}
  }
  return mapChildren(node, (child) => answerTextQueries(child, context))
}

function isTextQuery(node: ExprNode): node is NodeOf<'FuncCall'> {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
}

function elementsHoldDocument(node: ExprNode): boolean {
  return node.type === 'Array' ? node.elements.some(({value}) => holdsDocument(value)) : node.type === 'This'
}

/** Matches every word of a search against one text, with `match`. */
function matchAll(left: ExprNode, text: string): ExprNode {
  const {wanted, unwanted} = parseTextQuery(text)
  const match = (word: string): ExprNode => ({type: 'OpCall', op: 'match', left, right: valueNode(word)})
  const conditions: ExprNode[] = [
    ...wanted.map(match),
    ...unwanted.map((word): ExprNode => ({type: 'Not', base: match(word)})),
  ]
  return conditions.length === 0
    ? valueNode(false)
    : conditions.reduce((before, condition) => ({type: 'And', left: before, right: condition}))
}

function search(text: string, {view, texts, budget}: Context): Row[] {
  const query = parseTextQuery(text)
  const matches = createTextMatcher(query)
  const ids = texts?.candidates(query.wanted)
  const candidates = ids === undefined ? view.all() : view.all().filter(({originalId}) => ids.has(originalId))
  return candidates
    .filter((row) => {
      budget.spend(bodyCost)
      return matches(view.document(row, everything))
    })
    .toSorted(byId)
}

function holdsDocument(node: ExprNode): boolean {
  return node.type === 'This' || childrenOf(node).some(holdsDocument)
}

/** What a reader typed into a search box: words that must be found, and words that must not. */
interface TextQuery {
  readonly wanted: readonly string[]
  readonly unwanted: readonly string[]
}

/**
 * Parses the text of `text::query()` (https://www.sanity.io/docs/groq-functions#text-query). Every word must be found.
 * `*` stands for any letters, a hyphen before a word excludes it, and quotes group words.
 */
function parseTextQuery(text: string): TextQuery {
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, phrase, word] of text.matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const words = patternsOf(phrase ?? word ?? '').filter((pattern) => !/^\*+$/.test(pattern))
    if (minus === '-') unwanted.push(...words)
    else wanted.push(...words)
  }
  return {wanted, unwanted}
}

/** Creates a function that tests whether a document contains all wanted words of a search, and no unwanted ones. */
function createTextMatcher({wanted, unwanted}: TextQuery): (document: unknown) => boolean {
  const wantedMatchers = wanted.map(createMatcher)
  const unwantedMatchers = unwanted.map(createMatcher)
  if (wanted.length === 0) return () => false
  return (document) => {
    const words = new Set([...textsIn(document)].flatMap(tokensOf))
    const found = (matches: (word: string) => boolean): boolean => words.values().some(matches)
    return wantedMatchers.every(found) && !unwantedMatchers.some(found)
  }
}
