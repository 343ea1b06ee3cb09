import {sha256} from '../files/hash.ts'
import type {Part} from './ask.ts'
import {make, type Made} from './make.ts'
import type {StoreAnswers} from './answers.ts'
import {answerOf, type Answers} from './recorder.ts'
import type {Sink} from './sink.ts'
import type {NodeKind} from './node-kind.ts'
import type {Artefact, Step} from './step.ts'
import type {PlaceRow, Store} from './store.ts'
import type {Wanted, Workers} from './workers.ts'

/** The graph of everything that is made, between inputs and sinks. */
export interface Graph {
  /** Puts inputs in, or takes them out. Whoever asked about what is different now is made again. */
  readonly put: (inputs: Iterable<Input>) => void
  /** Makes everything that is stale, step by step, in the order of the steps. */
  readonly run: (options?: RunOptions) => Promise<void>
  /** Asks without being recorded: for reports, after a run. */
  readonly answers: Answers
}

/** An input: a kind, a key, and its facts and places. Without facts it is taken out. */
export interface Input extends Pick<Artefact, 'facts' | 'places'> {
  readonly kind: NodeKind
  readonly key: string
}

interface RunOptions {
  /** Runs the steps up to this one, and this one too. The default is all. */
  readonly upTo?: string
  /** Runs this step alone. */
  readonly only?: string
  readonly onMade?: (step: Step) => void
}

export interface GraphOptions {
  readonly store: Store
  /** In order: a step may only ask about inputs and about steps before it. */
  readonly steps: readonly Step[]
  readonly answers: StoreAnswers
  readonly sink: Sink
  /** Kinds whose changes somebody takes note of, see `Store.takeNews`. */
  readonly watched?: readonly string[]
  /** Changes when the code behind the steps does. Everything is made again then. */
  readonly version: string
  /** Makes nodes of parallel steps, if there are enough of them. */
  readonly workers?: Workers | undefined
}

export function createGraph({store, steps, answers, sink, version, workers, watched = []}: GraphOptions): Graph {
  const overOf = Map.groupBy(steps, ({over}) => over ?? '')
  const run = Number(store.setting('run') ?? 0) + 1

  /**
   * The lowest changed place of each collection since the answers about it were last looked at: an answer can be
   * different only if it reaches beyond that place.
   */
  const touched = new Map<string, PlaceRow>()
  /** Notes a place that came or went. Nodes of steps over its collection come or go with it. */
  const touch = (place: PlaceRow): void => {
    const known = touched.get(place.in)
    if (known === undefined || place.at < known.at || (place.at === known.at && place.key < known.key))
      touched.set(place.in, place)
    for (const step of overOf.get(place.in) ?? []) store.markStale(store.idOf(step.name, place.at), place.in)
  }

  /** Marks everybody whose answer about a collection is no longer the same. */
  const answerAgain = (): void => {
    for (const [collection, {at, key}] of touched) {
      if (!store.isAsked(collection)) continue
      for (const row of store.partsAsked(collection, store.positionOf(collection, at, key))) {
        const part: Part | 'count' = JSON.parse(row.part)
        const answer = part === 'count' ? String(store.count(collection)) : answerOf(store.slice(collection, part))
        if (answer === row.answer) continue
        store.saveAnswer(row, answer)
        store.markStale(row.asker, `members of ${collection}`)
      }
    }
    touched.clear()
  }

  /** Takes over what was made of a node, and marks those who asked about what is different now. */
  const apply = (kind: string, {key, facts, bytes, places, trace, files}: Made): void => {
    const id = store.idOf(kind, key)
    answers.forget(kind, key)
    const before = store.node(kind, key)
    const isThere = facts !== undefined
    const rows = (places ?? []).map((place) => ({in: place.in, at: place.at, key: place.key ?? key, node: id}))
    const changed = changedNames(before?.facts, facts)
    if (changed.size > 0) {
      if (watched.includes(kind)) store.addNews(kind, key)
      for (const {asker, names} of store.askersOf(id)) {
        const hit = names === '*' ? '*' : names.split(' ').find((name) => changed.has(name))
        if (hit !== undefined) store.markStale(asker, `${hit === '*' ? 'something' : hit} of ${kind} ${key}`)
      }
    }
    const [was, now] = [byText(before?.places ?? []), byText(rows)]
    for (const [text, place] of was) {
      if (now.has(text)) continue
      store.removePlace(place)
      touch(place)
    }
    for (const [text, place] of now) {
      if (was.has(text)) continue
      store.addPlace(place)
      touch(place)
    }
    const asked = trace === undefined ? nothingAsked : store.toStored(trace)
    store.saveTrace(id, before?.trace, asked)
    sink.record(id, files ?? [])
    if (isThere) {
      store.save(id, {facts, trace: trace === undefined ? undefined : asked, places: rows}, run)
      if (bytes !== undefined) store.saveBytes(id, bytes)
    } else store.remove(id)
  }

  const begin = (): void => {
    store.transaction(() => {
      store.saveSetting('run', String(run))
      for (const kind of store.settingsUnder('version of ')) {
        if (steps.some(({name}) => name === kind)) continue
        // A step that is no longer there leaves nothing behind.
        for (const key of store.keysOf(kind)) apply(kind, {key})
        store.saveSetting(`version of ${kind}`, undefined)
      }
      for (const step of steps) {
        if (store.setting(`version of ${step.name}`) !== version) {
          store.markKindStale(step.name, 'a new version of Bodytext')
          store.saveSetting(`version of ${step.name}`, version)
        }
        if (step.over === undefined && store.node(step.name, '')?.facts === undefined)
          store.markStale(store.idOf(step.name, ''), 'it is new')
      }
      for (const asker of store.wokenBy(answers.now)) store.markStale(asker, 'a moment came')
      answerAgain()
    })
  }

  /** Makes the stale nodes of one step. They cannot make each other stale, so one round is enough. */
  const runStep = async (step: Step, onMade: (step: Step) => void): Promise<void> => {
    const keys = store.staleKeys(step.name)
    const isMember = (key: string): boolean => step.over === undefined || store.has(step.over, key)
    const gone = keys.filter((key) => !isMember(key))
    const take = (results: readonly Made[]): void =>
      store.transaction(() => {
        for (const result of results) {
          apply(step.name, result)
          onMade(step)
        }
        answerAgain()
      })
    if (gone.length > 0) take(gone.map((key) => ({key})))
    const wanted = keys.filter(isMember).map((key) => ({key, before: store.publishedFacts(step.name, key)}))
    const makeHere = async (some: readonly Wanted[]): Promise<readonly Made[]> => {
      const {atOnce = 1} = step
      const makeOne = ({key, before}: Wanted): Promise<Made> => make({step, steps, answers, sink, key, before})
      if (atOnce > 1) return (await import('p-map')).default(some, makeOne, {concurrency: atOnce})
      const results: Made[] = []
      for (const each of some) results.push(await makeOne(each))
      return results
    }
    if (step.isParallel === true && workers !== undefined && wanted.length >= enoughForWorkers) {
      let waiting: Made[] = []
      await workers.make(step.name, wanted, answers.now, makeHere, (results) => {
        waiting.push(...results)
        if (waiting.length < chunk) return
        take(waiting)
        waiting = []
      })
      take(waiting)
      return
    }
    // Nodes that are made at the same time take long, each: what is made is told soon.
    const size = step.atOnce === undefined ? chunk : step.atOnce * 4
    for (let at = 0; at < wanted.length; at += size) take(await makeHere(wanted.slice(at, at + size)))
  }

  return {
    put: (inputs) =>
      store.transaction(() => {
        for (const {kind, ...made} of inputs) apply(kind.name, made)
        answerAgain()
      }),
    run: async ({upTo, only, onMade = () => {}} = {}) => {
      begin()
      for (const step of steps) {
        if (only === undefined || step.name === only) await runStep(step, onMade)
        if (step.name === upTo) break
      }
    },
    answers,
  }
}

const nothingAsked = {facts: [], parts: [], moments: []}

/** The number of nodes that are made between two transactions. */
const chunk = 200

/** With fewer nodes, starting the workers costs more than they save. */
export const enoughForWorkers = 100

type Row = Readonly<Record<string, unknown>>

/** Returns the names of facts that differ. All of them differ if the node came or went. */
function changedNames(before: Row | undefined, after: Row | undefined): ReadonlySet<string> {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const changed = new Set([...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name])))
  // Somebody may have asked about a fact that neither has, only to learn that the node is not there.
  if ((before === undefined) !== (after === undefined)) changed.add('*')
  return changed
}

function byText(places: readonly PlaceRow[]): ReadonlyMap<string, PlaceRow> {
  return new Map(places.map((place) => [JSON.stringify([place.in, place.at, place.key]), place]))
}

/** A short hash of a fact, where the fact itself is too large to keep. */
export function hashOfFact(value: unknown): string {
  return sha256(JSON.stringify(value) ?? '').slice(0, 24)
}
