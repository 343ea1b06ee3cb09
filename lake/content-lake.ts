import {randomUUID} from 'node:crypto'
import {join, dirname} from 'node:path'
import {LRUCache} from 'lru-cache'
import {parseDocument, type LakeDocument} from './document.ts'
import {atIndex, badRequest, conflict, LakeError} from './errors.ts'
import {createBackground} from './groq/background.ts'
import {createBodies} from './groq/bodies.ts'
import {createBudget, OverBudget} from './groq/budget.ts'
import {createCatalogue} from './groq/catalogue.ts'
import {createEngine, type QueryRequest} from './groq/engine.ts'
import {perspectiveKey} from './groq/perspective.ts'
import type {Database} from './store/database.ts'
import {problemOf} from './store/problems.ts'
import {documentAt} from './store/replay.ts'
import {createStore, digestOf, type Change, type Committed} from './store/store.ts'
import type {ActionContext} from './transactions/actions/action.ts'
import {decodeActions} from './transactions/actions/index.ts'
import {decodeMutations, type Mutation, type Selection} from './transactions/mutation.ts'
import {applyAll, type MutationResult} from './transactions/apply-all.ts'
import {resolveMutation} from './transactions/resolve.ts'
import {createWorkingSet, type Documents, type WorkingSet} from './transactions/working-set.ts'

export interface ContentLakeSettings {
  readonly projectId: string
  readonly dataset: string
  /** The author of changes that name no other author. */
  readonly userId: string
  readonly now: () => Date
  /** The time limit for one query in the worker thread, in milliseconds. */
  readonly queryTimeLimit: number
  /** Whether documents of a type keep their old addresses in `previousSlugs`. By default, no type does. */
  readonly keepsAddresses?: ((type: string) => boolean) | undefined
}

/** The options of a request that changes documents. */
export interface TransactionRequest {
  readonly transactionId?: string | undefined
  readonly dryRun?: boolean
  /** The author of the change. The default is the lake's user. */
  readonly author?: string
}

export type ContentLake = ReturnType<typeof createContentLake>

/**
 * Creates the Content Lake of one dataset: its documents, their history and the operations that change them. The HTTP
 * API is built on it. It does not handle HTTP itself.
 */
export function createContentLake(database: Database, settings: ContentLakeSettings) {
  const store = createStore(database)
  const bodies = createBodies(store.body)
  const catalogue = createCatalogue(store.heads(), bodies)
  const engineSettings = {projectId: settings.projectId, dataset: settings.dataset, identity: settings.userId}
  const engine = createEngine(catalogue, {...engineSettings, now: settings.now})
  const results = new LRUCache<string, string>({
    maxSize: maxResultBytes,
    maxEntrySize: maxResultBytes / 8,
    sizeCalculation: (result, key) => key.length + result.length,
  })
  const watchers = new Set<(committed: Committed) => void>()
  let lastTime = 0

  const instance = (): string => {
    const known = store.value('lake.instance')
    if (known !== undefined) return known
    const fresh = randomUUID()
    store.setValue('lake.instance', fresh)
    return fresh
  }
  const background = createBackground(
    {
      ...engineSettings,
      database: database.path,
      search: join(dirname(database.path), 'search.db'),
      instance: instance(),
    },
    settings.now,
    settings.queryTimeLimit,
  )

  /**
   * Returns the timestamp of a new transaction. Each is later than the last, even if the clock goes back while the lake
   * is open.
   */
  const timestamp = (): string => {
    lastTime = Math.max(settings.now().getTime(), lastTime + 1)
    return new Date(lastTime).toISOString()
  }

  const get = (id: string): LakeDocument | undefined => {
    if (!catalogue.has(id)) return undefined
    const body = store.body(id)
    return body === undefined ? undefined : parseDocument(body)
  }

  const documents: Documents = {
    get,
    strongReferrers: (id) =>
      catalogue
        .view('raw')
        .referrers(id)
        .filter(({head}) => head.strong.includes(id))
        .map((row) => row.id),
  }

  const commit = (
    working: WorkingSet,
    changes: readonly Change[],
    {author = settings.userId}: TransactionRequest,
    digest: string,
  ): void => {
    const {transactionId, timestamp: time} = working.stamp
    if (changes.length === 0) return
    const committed = store.commit({transactionId, timestamp: time, author, digest, changes})
    results.clear()
    catalogue.update(changes.map(({id}) => [id, committed.heads.get(id)] as const))
    for (const watcher of watchers) watcher(committed)
  }

  /**
   * Whether this request is a retry of a committed one. @throws {LakeError} 409 if a different request has the same id
   */
  const isRepeated = (transactionId: string, digest: string): boolean => {
    const known = store.digest(transactionId)
    if (known === undefined) return false
    if (known === digest) return true
    throw conflict(`Transaction "${transactionId}" was committed before with other mutations, expected a new id`)
  }

  const query = async (request: QueryRequest): Promise<string> => {
    const key = JSON.stringify([
      request.query,
      request.params,
      perspectiveKey(request.perspective),
      request.sources ?? null,
    ])
    const isConstant = !request.query.includes('now(')
    const known = isConstant ? results.get(key) : undefined
    if (known !== undefined) return known
    const seq = lastCommit
    let result
    try {
      result = await engine(request, createBudget(maxLooks))
    } catch (error) {
      if (error instanceof LakeError) throw error
      if (!(error instanceof OverBudget)) {
        const problem = problemOf(error, database.path)
        if (problem !== undefined) throw problem
        const reason = error instanceof Error ? error.message : String(error)
        throw badRequest(`Cannot answer the query: ${reason}`, {cause: error})
      }
      result = await background.answer(request)
    }
    if (isConstant && seq === lastCommit) results.set(key, result)
    return result
  }

  let lastCommit = 0
  watchers.add(({seq}) => {
    lastCommit = seq
  })

  const select = async ({query: text, params = {}}: Selection): Promise<readonly string[]> => {
    const ids = `coalesce((${text}\n)[]._id, (${text}\n)._id)`
    const result: unknown = JSON.parse(await query({query: ids, params, perspective: 'raw'}))
    const found: readonly unknown[] = Array.isArray(result) ? result : [result]
    return found.filter((id) => typeof id === 'string')
  }

  /**
   * Applies mutations in one transaction: all of them, or none. @throws {LakeError} that says which mutation failed,
   * and why
   */
  const mutate = async (
    body: unknown,
    request: TransactionRequest = {},
  ): Promise<{readonly transactionId: string; readonly results: readonly MutationResult[]}> => {
    const incoming = decodeMutations(body)
    const transactionId = transactionIdOf(request)
    const digest = digestOf(incoming)
    const resolved: Array<readonly Mutation[]> = []
    for (const mutation of incoming) resolved.push(await resolveMutation(mutation, select))
    // The client may have retried the same request while a query chose the documents, and the retry may be committed.
    if (isRepeated(transactionId, digest)) return {transactionId, results: []}
    const working = createWorkingSet(documents, {transactionId, timestamp: timestamp()})
    const outcome = resolved.flatMap((mutations, index) => applyAll(working, mutations, index))
    const changes = working.changes()
    if (request.dryRun !== true) commit(working, changes, request, digest)
    return {transactionId, results: outcome}
  }

  const lastRevision = (id: string): LakeDocument | undefined => {
    const current = get(id)
    if (current !== undefined) return current
    const [gone] = store.newestChanges(id, Number.MAX_SAFE_INTEGER, 1)
    return gone === undefined ? undefined : documentAt(store, id, gone.seq - 1)
  }

  const versionsIn = (releaseId: string): LakeDocument[] =>
    catalogue
      .view('raw')
      .withPrefix(`versions.${releaseId}.`)
      .flatMap(({id}) => get(id) ?? [])

  /**
   * Runs actions in one transaction: all of them, or none. @throws {LakeError} that says which action failed, and why
   */
  const act = (body: unknown, request: TransactionRequest = {}): {readonly transactionId: string} => {
    const steps = decodeActions(body)
    const transactionId = transactionIdOf(request)
    const digest = digestOf(body)
    if (isRepeated(transactionId, digest)) return {transactionId}
    const tasks: Array<(working: WorkingSet) => void> = []
    const working = createWorkingSet(documents, {transactionId, timestamp: timestamp()})
    const context: ActionContext = {
      working,
      isDryRun: request.dryRun === true,
      userId: request.author ?? settings.userId,
      versionsIn,
      lastRevision,
      keepsAddresses: settings.keepsAddresses ?? (() => false),
      followUp: (task) => tasks.push(task),
    }
    for (const [index, {run, fields}] of steps.entries()) {
      try {
        run(fields, context)
      } catch (error) {
        throw atIndex(error, index, 'actionError')
      }
    }
    let changes
    try {
      changes = working.changes()
    } catch (error) {
      throw atIndex(error, 0, 'actionError')
    }
    if (request.dryRun === true) return {transactionId}
    commit(working, changes, request, digest)
    if (tasks.length > 0) {
      const next = createWorkingSet(documents, {transactionId: randomUUID(), timestamp: timestamp()})
      for (const task of tasks) task(next)
      commit(next, next.changes(), request, digestOf(transactionId))
    }
    return {transactionId}
  }

  /**
   * Applies mutations on documents with known ids. It does not wait for queries, and references may dangle afterwards.
   * @throws {LakeError}
   */
  const apply = (
    mutations: readonly Mutation[],
    request: TransactionRequest = {},
  ): {readonly transactionId: string} => {
    const transactionId = transactionIdOf(request)
    const working = createWorkingSet({...documents, mayDangle: true}, {transactionId, timestamp: timestamp()})
    for (const mutation of mutations) working.apply(mutation)
    // Nobody retries these transactions, so the id can serve as the digest.
    commit(working, working.changes(), request, transactionId)
    return {transactionId}
  }

  return {
    settings,
    /** The path of the database. */
    path: database.path,
    store,
    catalogue,
    get,
    /** Returns a document's stored text. This is cheaper than `get` if the text is only passed on. */
    text: (id: string): string | undefined => (catalogue.has(id) ? store.body(id) : undefined),
    /** @returns the result as JSON text @throws {LakeError} */
    query,
    mutate,
    act,
    apply,
    lastRevision,
    versionsIn,
    documentAt: (id: string, seq: number): LakeDocument | undefined => documentAt(store, id, seq),
    /** Calls `watcher` after each commit, before the request is answered. @returns a function that stops it */
    watch: (watcher: (committed: Committed) => void): (() => void) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    close: async (): Promise<void> => {
      await background.close()
      database.close()
    },
  }
}

/** The maximum size of all cached query results. Each commit clears the cache. */
const maxResultBytes = 32 * 1024 * 1024

/**
 * The most work a query may do in the main thread, where everything else waits for it, counted in looks at heads. A
 * larger query runs in another thread.
 */
const maxLooks = 3000

const validTransactionId = /^[A-Za-z0-9._:-]{1,200}$/

function transactionIdOf({transactionId}: TransactionRequest): string {
  if (transactionId === undefined) return randomUUID()
  if (validTransactionId.test(transactionId)) return transactionId
  throw badRequest(
    'Unexpected `transactionId`, expected up to 200 letters, digits, dots, colons, hyphens and underscores',
  )
}
