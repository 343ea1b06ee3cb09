import {randomUUID} from 'node:crypto'
import {answerOf} from './answers.ts'
import {byId, type Row} from './row.ts'
import {bodyCost} from './budget.ts'
import {demandOf, everything, nothing, type Demand} from './demand.ts'
import {allOf, conjunctsOf, mapChildren, ungroup, valueNode, type ExprNode, type NodeOf} from './node.ts'
import {correlationOf, questionNode, separator, type Correlation} from './correlate.ts'
import {stagesOf, type Stage} from './pipeline.ts'
import {countStages, runStages, type Context} from './run-stages.ts'
import {usesOuterScope} from './scopes.ts'

/**
 * Creates a rewriter that replaces `*` in a query with the documents that indexes choose. A part that does not depend
 * on anything around it is looked up once. An inner query that does, as in `*[references(^._id)]`, becomes a question
 * that is answered document by document. groq-js then evaluates the resulting tree with `dereference`.
 */
export function createRewriter(context: Context) {
  const {view, budget, texts, mark: markTexts} = context
  const questions: Question[] = []
  /** The numbers of the questions that ask how many documents there are. */
  const counts = new Set<number>()
  let shown: Demand = nothing

  const documentsOf = (rows: readonly Row[], demand: Demand): Documents =>
    rows.map((row) => {
      budget.spend(view.needsBody(row, demand) ? bodyCost : 1)
      const document = view.document(row, demand)
      return markTexts?.(document, row) ?? document
    })

  const ask = (condition: ExprNode): {readonly question: ExprNode; readonly rest: ExprNode | undefined} => {
    const found = correlationOf(condition)
    const isExact = found !== undefined && isReferencesCall(found.conjunct) && view.hasPlainReferences()
    const name = `${mark}${questions.push({correlation: found?.correlation, condition, isExact}) - 1}`
    if (found === undefined) return {question: constantQuestion(name), rest: condition}
    const rest = isExact
      ? conjunctsOf(condition).filter(
          (conjunct) => conjunct !== found.conjunct && answerOf(view, conjunct, texts)?.exact !== true,
        )
      : [condition]
    return {question: questionNode(name, found.correlation.outer, isExact), rest: allOf(rest)}
  }

  const visitStage = (stage: Stage): Stage => {
    if (stage.kind === 'filter') return {...stage, condition: prepare(stage.condition)}
    if (stage.kind === 'order') return {...stage, args: stage.args.map(prepare)}
    return stage
  }

  const rowsOf = (stages: readonly Stage[]): readonly Row[] => runStages(stages.map(visitStage), context)

  const visit = (node: ExprNode, places: Place[]): ExprNode => {
    const stages = stagesOf(node)
    if (stages !== undefined && !usesOuterScope(node)) {
      const place: Place = {node: {type: 'Value', value: []}, rows: rowsOf(stages)}
      places.push(place)
      return place.node
    }
    const counted = countedStages(node)
    if (counted !== undefined) return valueNode(countStages(counted.map(visitStage), context))
    const counting = countedFilter(node)
    const asked = counting === undefined ? undefined : ask(counting)
    if (asked !== undefined && asked.rest === undefined) {
      counts.add(questions.length - 1)
      return {type: 'AccessAttribute', base: asked.question, name: 'count'}
    }
    const condition = filterOnEverything(node)
    if (condition === undefined) return mapChildren(node, (child) => visit(child, places))
    const {question, rest} = ask(condition)
    return rest === undefined ? question : {type: 'Filter', base: question, expr: visit(rest, places)}
  }

  const prepare = (node: ExprNode): ExprNode => {
    const places: Place[] = []
    const tree = visit(node, places)
    const demands = demandOf([tree])
    shown = {all: shown.all || demands.all, names: shown.names.union(demands.names)}
    for (const {node: list, rows} of places) {
      const demand = demands.whole.has(list) ? everything : demands
      list.value = documentsOf(rows, demand)
    }
    return tree
  }

  const answer = (ref: string): unknown => {
    if (!ref.startsWith(mark)) {
      const row = view.get(ref)
      return row === undefined ? undefined : documentsOf([row], shown)[0]
    }
    const [, number = '', asked = ''] = /^(\d+)([=?][^]*)$/.exec(ref.slice(mark.length)) ?? []
    const question = questions[Number(number)]
    if (question === undefined) return undefined
    if (counts.has(Number(number))) return {count: countOf(question, asked, context)}
    return documentsOf(candidatesOf(question, asked, context), shown)
  }

  return {
    prepare,
    rowsOf,
    /** Called by groq-js. Returns a document by its id, or the documents that answer one of our questions. */
    dereference: ({_ref: ref}: {readonly _ref: string}): Record<string, unknown> | undefined => {
      const answered = answer(ref)
      return isObject(answered) ? answered : undefined
    },
  }
}

interface Question {
  readonly correlation: Correlation | undefined
  readonly condition: ExprNode
  /**
   * Whether the answer contains exactly the documents that fulfil the correlation, so that it is not evaluated again.
   */
  readonly isExact: boolean
}

type Documents = ReadonlyArray<Readonly<Record<string, unknown>>>

/** Marks the questions of this process, so that no `_ref` in a document can be mistaken for one. */
const mark = `\u0000${randomUUID()}`

/** A list of documents in a tree. Its members are filled in once it is known which of their fields are read. */
interface Place {
  readonly node: NodeOf<'Value'>
  readonly rows: readonly Row[]
}

function isReferencesCall(node: ExprNode): boolean {
  const bare = ungroup(node)
  return bare.type === 'FuncCall' && bare.namespace === 'global' && bare.name === 'references'
}

function constantQuestion(name: string): ExprNode {
  return {
    type: 'Deref',
    base: {type: 'Object', attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: valueNode(`${name}?`)}]},
  }
}

/** Returns the stages of the argument of `count()`, if the argument does not depend on anything around it. */
function countedStages(node: ExprNode): Stage[] | undefined {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return undefined
  const [argument] = node.args
  return argument === undefined || usesOuterScope(argument) ? undefined : stagesOf(argument)
}

/** Returns the condition of the documents that `count()` counts, if it filters `*`. */
function countedFilter(node: ExprNode): ExprNode | undefined {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return undefined
  const [argument] = node.args
  return argument === undefined ? undefined : filterOnEverything(argument)
}

/** Returns the condition of the filters that apply directly to `*`. */
function filterOnEverything(node: ExprNode): ExprNode | undefined {
  const conditions: ExprNode[] = []
  let base = ungroup(node)
  for (; base.type === 'Filter'; base = ungroup(base.base)) conditions.unshift(base.expr)
  return base.type === 'Everything' ? allOf(conditions) : undefined
}

/** Returns how many documents an inner query matches, once the value around it is known. */
function countOf(question: Question, asked: string, context: Context): number {
  const {view, texts, budget} = context
  budget.spend(1)
  const [only, ...others] = asked.startsWith('=') ? asked.slice(1).split(separator) : []
  const isAlone = conjunctsOf(question.condition).every((conjunct) => answerOf(view, conjunct, texts) === undefined)
  if (question.correlation?.kind === 'referrers' && only !== undefined && others.length === 0 && isAlone)
    return view.referrers(only).length
  const found = candidatesOf(question, asked, context)
  budget.spend(found.length * 0.05)
  return found.length
}

/** Returns the documents that an inner query may match, once the value around it is known. */
function candidatesOf({correlation, condition, isExact}: Question, asked: string, context: Context): readonly Row[] {
  const {view, texts} = context
  const constant = conjunctsOf(condition)
    .flatMap((conjunct) => answerOf(view, conjunct, texts) ?? [])
    .toSorted((a, b) => a.size - b.size)
  const values = asked.startsWith('=') ? asked.slice(1).split(separator) : undefined
  if (values === undefined && isExact) return []
  if (correlation === undefined || values === undefined) return constant[0]?.list() ?? view.all()
  const found = values.flatMap((value): readonly Row[] => {
    if (correlation.kind === 'id') return [view.get(value)].filter((row) => row !== undefined)
    if (correlation.kind === 'slug') return view.withSlug(value)
    return view.referrers(value)
  })
  if (values.length === 1 && constant.length === 0) return found
  return [...new Set(found)].filter((row) => constant.every((answer) => answer.has(row))).toSorted(byId)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
