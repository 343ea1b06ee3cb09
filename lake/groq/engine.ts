import {evaluate, evaluateSync, toJS, type EvaluateOptions} from 'groq-js'
import type {TextIndex} from './answers.ts'
import {OverBudget, type Budget} from './budget.ts'
import {isPlain, weightOf} from './plain.ts'
import type {Catalogue} from './catalogue.ts'
import type {ExprNode} from './node.ts'
import {parseQuery} from './parse.ts'
import type {Perspective} from './perspective.ts'
import {sinkOrders, stagesOf} from './pipeline.ts'
import {createRewriter} from './rewrite.ts'
import {everything} from './demand.ts'
import type {Row} from './row.ts'
import type {Context} from './run-stages.ts'
import {createMarker, type Marker, type Selector} from './sources/marks.ts'
import {sourceMapOf} from './sources/source-map.ts'
import {answerTextQueries} from './text-query.ts'

export interface QueryRequest {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly perspective: Perspective
  /** Asks for the source map of the result in its place, with members of lists named in this way. */
  readonly sources?: Selector | undefined
}

export interface EngineSettings {
  readonly projectId: string
  readonly dataset: string
  /** The user id that `identity()` returns. */
  readonly identity: string
  /** The clock that `now()` reads. */
  readonly now: () => Date
  /** Up to this many documents are sorted rather than looked up in an order. */
  readonly fewEnoughToSort?: number
}

/** Sorting so few documents is cheaper than walking an order of all. */
const fewEnoughToSort = 256

/**
 * Creates a function that answers queries over a catalogue. The result is the same as that of groq-js, whichever way it
 * is computed.
 * @returns the result, or its source map, as JSON text
 * @throws {LakeError} 400 if the query cannot be parsed
 * @throws {OverBudget} if the query needs more work than is allowed here
 */
export function createEngine(catalogue: Catalogue, settings: EngineSettings) {
  const {projectId, dataset, identity, now} = settings
  const answer = async (
    {query, params, perspective}: QueryRequest,
    budget: Budget,
    texts: TextIndex | undefined,
    mark: Marker['mark'] | undefined,
  ): Promise<string> => {
    const view = catalogue.view(perspective)
    const options: EvaluateOptions = {
      dataset: [],
      params: {...params},
      identity,
      sanity: {projectId, dataset},
      timestamp: now(),
      dereference: (reference) => rewriter.dereference(reference),
    }
    if (budget.isBounded && query.length > maxPlainQuery)
      throw new OverBudget('Cannot answer the query here, it is long')
    const parsed = parseQuery(query, params)
    const weight = weightOf(parsed)
    const weighed = {isBounded: budget.isBounded, spend: (looks: number): void => budget.spend(looks * weight)}
    const context: Context = {
      view,
      budget: weighed,
      texts,
      options,
      mark,
      fewEnoughToSort: settings.fewEnoughToSort ?? fewEnoughToSort,
    }
    const rewriter = createRewriter(context)
    if (budget.isBounded && !isPlain(parsed)) throw new OverBudget('Cannot answer the query here, it may take long')
    const tree = sinkOrders(query.includes('text::') ? answerTextQueries(parsed, context) : parsed)
    const textOf = (row: Row): string =>
      mark === undefined ? view.text(row) : jsonOf(mark(view.document(row, everything), row))

    const first = tree.type === 'AccessElement' ? tree : undefined
    const stages = stagesOf(first?.base ?? tree)
    if (stages !== undefined) {
      const slice = {kind: 'slice', left: first?.index ?? 0, right: first?.index ?? 0, isInclusive: true} as const
      const entries = rewriter.rowsOf(first === undefined || first.index < 0 ? stages : [...stages, slice])
      if (first === undefined) {
        budget.spend(entries.length * 2)
        return `[${entries.map(textOf).join(',')}]`
      }
      const row = entries.at(first.index < 0 ? first.index : 0)
      return row === undefined ? 'null' : textOf(row)
    }
    return jsonOf(await evaluateTree(rewriter.prepare(tree), options, budget))
  }
  return async (request: QueryRequest, budget: Budget, texts?: TextIndex): Promise<string> => {
    const result = await answer(request, budget, texts, undefined)
    if (request.sources === undefined) return result
    const marker = createMarker(request.sources)
    const marked = await answer(request, budget, texts, marker.mark)
    return jsonOf(sourceMapOf(JSON.parse(result), JSON.parse(marked), marker))
  }
}

/** The longest query, in characters, that is parsed here. */
const maxPlainQuery = 20_000

function jsonOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

async function evaluateTree(tree: ExprNode, options: EvaluateOptions, {isBounded}: Budget): Promise<unknown> {
  try {
    return toJS(evaluateSync(tree, options))
  } catch (error) {
    if (!needsPromises(error)) throw error
    // groq-js leaves rejected promises behind, which end a process that does not expect them.
    if (isBounded) throw new OverBudget('Cannot answer the query here, it needs promises', {cause: error})
    const value = await evaluate(tree, {...options, dataset: []})
    const result: unknown = await value.get()
    return result
  }
}

/** Whether groq-js failed because it can evaluate the query only with promises. */
function needsPromises(error: unknown): boolean {
  return error instanceof Error && /not (?:supported|possible)|synchronous mode|in evaluateSync/i.test(error.message)
}
