import {evaluateSync, type EvaluateOptions} from 'groq-js'
import {answerOf, type TextIndex} from './answers.ts'
import {rangeOf} from './ranges.ts'
import type {Answer} from './answer.ts'
import {bodyCost, type Budget} from './budget.ts'
import {demandOf, orderField, type Demand} from './demand.ts'
import type {Row} from './row.ts'
import {allOf, conjunctsOf, valueNode, type ExprNode} from './node.ts'
import {compareValues} from './order.ts'
import type {Stage} from './pipeline.ts'
import type {Marker} from './sources/marks.ts'
import type {View} from './view.ts'

export interface Context {
  readonly view: View
  readonly budget: Budget
  readonly texts: TextIndex | undefined
  readonly fewEnoughToSort: number
  readonly options: EvaluateOptions
  /** Marks the texts of documents that the result is made of. Conditions and orders see them without marks. */
  readonly mark?: Marker['mark'] | undefined
}

/**
 * Returns the documents that result from running some stages. Indexes narrow down where to look. groq-js evaluates
 * whatever they do not answer exactly.
 */
export function runStages(stages: readonly Stage[], context: Context): readonly Row[] {
  const {view} = context
  const firstOther = stages.findIndex(({kind}) => kind !== 'filter')
  const filters = firstOther === -1 ? stages : stages.slice(0, firstOther)
  const rest = firstOther === -1 ? [] : stages.slice(firstOther)
  const filtering = planFilter(
    filters.flatMap((stage) => (stage.kind === 'filter' ? [stage.condition] : [])),
    context,
  )
  const [best, ...others] = filtering.answers
  const [next, afterNext] = rest
  const [only] = next?.kind === 'order' && next.args.length === 1 ? next.args : []
  const limit = limitOf(afterNext)
  const skip = afterNext?.kind === 'slice' && limit !== Infinity ? afterNext.left : 0
  const walk =
    only === undefined || limit === Infinity ? undefined : inOrder(orderField(only), filtering, {limit, skip}, context)
  if (walk?.hasSkipped === true) {
    const rows = takeFiltered(walk.rows, {...filtering, answers: []}, [], limit - skip, context)
    return runRest(rows, rest.slice(2), context)
  }

  const start =
    walk === undefined
      ? takeFiltered(
          best?.list() ?? view.all(),
          filtering,
          others,
          next?.kind === 'slice' ? limitOf(next) : Infinity,
          context,
        )
      : takeFiltered(walk.rows, filtering, filtering.answers, limit, context)
  return runRest(start, rest.slice(walk === undefined ? 0 : 1), context)
}

/** Returns how many documents result from running some stages, without looking at them if an index knows. */
export function countStages(stages: readonly Stage[], context: Context): number {
  const conditions = stages.flatMap((stage) => (stage.kind === 'filter' ? [stage.condition] : []))
  if (conditions.length === stages.length) {
    const {answers, condition} = planFilter(conditions, context)
    const [only, ...others] = answers
    if (condition === undefined && only?.isCounted === true && others.length === 0) return only.size
  }
  return runStages(stages, context).length
}

function runRest(start: readonly Row[], stages: readonly Stage[], context: Context): readonly Row[] {
  return stages.reduce<readonly Row[]>((rows, stage) => {
    if (stage.kind === 'order') return sortEntries(rows, stage.args, context)
    if (stage.kind === 'slice') return sliceEntries(rows, stage)
    const demand = demandOf([stage.condition])
    return [...batches(rows)].flatMap((batch) => keep(batch, stage.condition, demand, context))
  }, start)
}

/** The maximum number of documents in a batch. A batch is smaller if fewer documents are still wanted. */
const batchSize = 64

const batches = function* (rows: Iterable<Row>, wanted: () => number = () => batchSize): Generator<Row[]> {
  let batch: Row[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < Math.min(batchSize, wanted())) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

interface Filtering {
  readonly answers: readonly Answer[]
  /** The part of the filter that no index answers exactly. */
  readonly condition: ExprNode | undefined
  readonly demand: Demand
}

function planFilter(conditions: readonly ExprNode[], {view, texts, fewEnoughToSort}: Context): Filtering {
  const conjuncts = conditions.flatMap(conjunctsOf)
  const found = conjuncts.map((conjunct) => ({conjunct, answer: answerOf(view, conjunct, texts)}))
  const type = found.find(({answer}) => answer?.type !== undefined)?.answer?.type
  // Where few documents are left, looking at each is cheaper than keeping an order of all.
  const isFew = found.some(({answer}) => answer !== undefined && answer.size <= fewEnoughToSort)
  const answered = found.map(({conjunct, answer}) => ({
    conjunct,
    answer: answer?.exact === true || isFew ? answer : (rangeOf(view, type, conjunct) ?? answer),
  }))
  const condition = allOf(answered.filter(({answer}) => answer?.exact !== true).map(({conjunct}) => conjunct))
  const answers = answered.flatMap(({answer}) => answer ?? [])
  // A range lies within its type, which need not be asked for once more.
  const hasRange = type !== undefined && answers.some((answer) => answer.range !== undefined)
  return {
    answers: answers
      .filter((answer) => !hasRange || answer.range !== undefined || answer.type !== type)
      .toSorted((a, b) => a.size - b.size),
    condition,
    demand: demandOf(condition === undefined ? [] : [condition]),
  }
}

/** Returns the number of documents after which a slice needs no more; infinite if the slice counts from the end. */
function limitOf(stage: Stage | undefined): number {
  if (stage?.kind !== 'slice' || stage.left < 0 || stage.right < 0) return Infinity
  return stage.right + (stage.isInclusive ? 1 : 0)
}

/** Documents in the wanted order. */
interface Walk {
  readonly rows: Iterable<Row>
  /** Whether these are just the documents wanted, without those that the slice leaves out at the beginning. */
  readonly hasSkipped: boolean
}

function inOrder(
  order: ReturnType<typeof orderField>,
  {answers, condition}: Filtering,
  {limit, skip}: {readonly limit: number; readonly skip: number},
  {view, fewEnoughToSort}: Context,
): Walk | undefined {
  if (order === undefined) return undefined
  const {name, descending} = order
  const type = answers.find((answer) => answer.type !== undefined)?.type
  const ref = answers.find((answer) => answer.ref !== undefined)?.ref
  if (name === '_id' && !descending) return {rows: answers[0]?.list() ?? view.all(), hasSkipped: false}
  const own = answers.find(({range}) => range?.field === name && ref === undefined)
  const isSmall = (answers[0]?.size ?? Infinity) <= fewEnoughToSort && ref === undefined && own === undefined
  if (isSmall || !view.hasField(name)) return undefined
  const isImplied = (answer: Answer): boolean =>
    answer === own ||
    (answer.exact &&
      answer.range === undefined &&
      ((answer.type !== undefined && answer.type === type) || (answer.ref !== undefined && answer.ref === ref)))
  const hasSkipped = condition === undefined && limit > skip && answers.every(isImplied)
  const rows = view.inOrder({type, ref}, name, {descending, stretch: own?.range, skip: hasSkipped ? skip : 0})
  return {rows, hasSkipped}
}

/** Returns the rows that pass a filter, at most `limit` of them, and reads no further than that. */
function takeFiltered(
  rows: Iterable<Row>,
  {condition, demand}: Filtering,
  answers: readonly Answer[],
  limit: number,
  context: Context,
): readonly Row[] {
  if (isListOfEntries(rows) && condition === undefined && answers.length === 0 && limit === Infinity) return rows
  const found: Row[] = []
  const fitting = function* (): Generator<Row> {
    for (const row of rows) {
      if (answers.every((answer) => answer.has(row))) yield row
      else context.budget.spend(0.05)
    }
  }
  if (limit <= 0) return found
  if (condition === undefined) {
    for (const row of fitting()) {
      found.push(row)
      if (found.length >= limit) break
    }
    return found
  }
  for (const batch of batches(fitting(), () => limit - found.length)) {
    found.push(...keep(batch, condition, demand, context))
    if (found.length >= limit) break
  }
  return found.length > limit ? found.slice(0, limit) : found
}

function sortEntries(rows: readonly Row[], args: readonly ExprNode[], context: Context): Row[] {
  const demand = demandOf(args)
  const directions = args.map((argument) => (argument.type === 'Desc' ? -1 : 1))
  const keyNodes: ExprNode[] = args.map((argument) =>
    argument.type === 'Desc' || argument.type === 'Asc' ? argument.base : argument,
  )
  const keysOf = (row: Row): unknown[] => {
    const root = documentOf(row, demand, context)
    return keyNodes.map((node) => {
      const name = orderField(node)?.name
      if (name !== undefined) return Object.hasOwn(root, name) ? root[name] : null
      const list: ExprNode = {type: 'Filter', base: valueNode([root]), expr: valueNode(true)}
      const keys: unknown = evaluateSync({type: 'Map', base: list, expr: node}, context.options).data
      return isList(keys) ? keys[0] : null
    })
  }
  return rows
    .map((row) => ({row, keys: keysOf(row)}))
    .toSorted((a, b) => {
      for (const [index, direction] of directions.entries()) {
        const difference = direction * compareValues(a.keys[index], b.keys[index])
        if (difference !== 0) return difference
      }
      return 0
    })
    .map(({row}) => row)
}

function sliceEntries<Item>(
  items: readonly Item[],
  {left, right, isInclusive}: Extract<Stage, {kind: 'slice'}>,
): readonly Item[] {
  const from = Math.max(0, left < 0 ? items.length + left : left)
  const to = Math.max(0, (right < 0 ? items.length + right : right) + (isInclusive ? 1 : 0))
  return items.slice(from, to)
}

/** Returns the rows for which a condition holds, in their order. groq-js evaluates the condition. */
function keep(rows: readonly Row[], condition: ExprNode, demand: Demand, context: Context): Row[] {
  const documents = rows.map((row) => documentOf(row, demand, context))
  const filter: ExprNode = {type: 'Filter', base: valueNode(documents), expr: condition}
  const kept: unknown = evaluateSync(filter, context.options).data
  if (!isList(kept)) return []
  let next = 0
  return rows.filter((_, index) => {
    if (next >= kept.length || kept[next] !== documents[index]) return false
    next++
    return true
  })
}

function isListOfEntries(rows: Iterable<Row>): rows is readonly Row[] {
  return Array.isArray(rows)
}

function documentOf(row: Row, demand: Demand, {view, budget}: Context): Readonly<Record<string, unknown>> {
  budget.spend(view.needsBody(row, demand) ? bodyCost : 1)
  return view.document(row, demand)
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
