import type {Ask} from '../engine/ask.ts'
import type {Graph, Input} from '../engine/graph.ts'
import type {Store} from '../engine/store.ts'
import {facets, kindOf} from '../content/kinds.ts'
import {facetLinks, type Change} from '../contract/resource-types.ts'
import {outputPaths} from '../site/addresses.ts'
import {changes as changesContract, changesArchive} from '../contract/changes.ts'
import {sha256} from '../files/hash.ts'
import {
  addToDigest,
  beginLog,
  closedPages,
  digestOf,
  groupKey,
  momentAfter,
  nextChanges,
  type ChangeLog,
  type PublishedState,
} from './changes.ts'
import {collections} from './collections.ts'
import {parseResource} from './earlier.ts'
import {undatedAt} from './feeds/dates.ts'
import {changes, log, type ChangeFacts, type LogFacts} from './inputs.ts'
import {askedSite} from './asked/asked-site.ts'
import type {Run} from './run.ts'
import {slugIn} from './site-files/redirects.ts'
import {pages} from './steps/pages.ts'

/**
 * Takes over the log of the output if the store has none, or a copy if it is ahead.
 * @returns whether there is a log in the output that cannot be read completely. A new one begins then
 */
export async function takeEarlierLog(
  {store, sink, ask, graph}: Pick<Run, 'store' | 'sink' | 'ask' | 'graph'>,
  copy: ChangeLog | undefined,
): Promise<boolean> {
  const head = ask.facts(log, '')
  const isInterrupted = head !== undefined && isAheadOfOutput(store)
  const found =
    head === undefined || isInterrupted ? readLog(sink.pathsFrom('api/v1/changes/'), sink.earlier) : undefined
  if (isInterrupted && found?.isLost === false && found.whole === undefined) await forgetLog(store, graph)
  const earlier: EarlierLog =
    found === undefined || (isInterrupted && found.isLost) ? {log: head, isLost: false} : found
  const isAhead =
    copy !== undefined &&
    (earlier.log === undefined || (copy.log === earlier.log.log && copy.cursor > earlier.log.cursor))
  const own = earlier.whole
  const taken = isAhead ? copy : own
  if (taken !== undefined) {
    putLog(await graph(), taken, store.keysOf(changes.name))
    store.saveSetting('log', 'from elsewhere')
  }
  return earlier.isLost && copy === undefined
}

/** Whether a run continued the log and ended before it was published. The next run begins from what is published. */
function isAheadOfOutput(store: Store): boolean {
  return store.setting('log') === 'ahead'
}

async function forgetLog(store: Store, graph: () => Promise<Graph>): Promise<void> {
  const opened = await graph()
  opened.put([...store.keysOf(changes.name).map((key) => ({kind: changes, key})), {kind: log, key: ''}])
  store.saveSetting('log', 'from elsewhere')
}

/** The log of an earlier run, as it stands in the output. */
interface EarlierLog {
  readonly log: Pick<ChangeLog, 'log' | 'cursor'> | undefined
  readonly whole?: ChangeLog
  /** Whether there is a log that cannot be read completely. */
  readonly isLost: boolean
}

/** Reads all pages of the log that an earlier run published. @param paths - the files of its pages */
function readLog(paths: readonly string[], read: (path: string) => Uint8Array | undefined): EarlierLog {
  if (paths.length === 0) return {log: undefined, isLost: false}
  const values = paths.map((path) => parse(read(path)))
  const newest = values.flatMap((value) => changesContract.safeParse(value).data ?? [])[0]
  const archives = values.flatMap((value) => changesArchive.safeParse(value).data ?? [])
  if (newest === undefined || archives.length !== paths.length - 1) return {log: undefined, isLost: true}
  const items: readonly Change[] = [...archives.flatMap((archive) => archive.items), ...newest.items]
  const whole = {log: newest.log, cursor: newest.cursor, items: items.toSorted((a, b) => a.seq - b.seq)}
  return {log: whole, whole, isLost: false}
}

/** The whole log, from the store. Undefined if there is none yet. */
export function logIn(store: Store, ask: Ask): ChangeLog | undefined {
  const facts = ask.facts(log, '')
  if (facts === undefined) return undefined
  const items = store.keysOf(changes.name).flatMap((tag) => ask.fact(changes, tag, 'change') ?? [])
  return {log: facts.log, cursor: facts.cursor, items: items.toSorted((a, b) => a.seq - b.seq)}
}

/**
 * Puts a log into the graph in place of the one that is there.
 * @param before - the tags that it knows
 */
function putLog(graph: Graph, {log: name, cursor, items}: ChangeLog, before: readonly string[]): void {
  const now = new Set(items.map(({id}) => id))
  graph.put([
    ...before.filter((tag) => !now.has(tag)).map((key) => ({kind: changes, key})),
    ...items.map((change) => inputOf({change})),
    headOf({
      log: name,
      cursor,
      count: items.filter(({sha256: hash}) => hash !== undefined).length,
      digest: digestOf(items, sha256),
      at: items.map(({at}) => at).reduce(momentAfter, '0000-01-01T00:00:00Z'),
    }),
  ])
}

/**
 * Continues the log with what a run made of documents. It looks only at documents that were made again since the log was
 * last written; the store remembers them until then.
 */
export function continueLog({store, ask, sink}: Pick<Run, 'store' | 'ask' | 'sink'>, graph: Graph, now: string): void {
  store.transaction(() => {
    const isOurs = store.setting('log') === 'ours'
    const made = store.takeNews(pages.name)
    const news = isOurs ? made : [...new Set([...store.keysOf(pages.name), ...made])].toSorted()
    const states = news.flatMap((id) => ask.fact(pages, id, 'state') ?? [])
    const head = ask.facts(log, '')
    if (head === undefined) putLog(graph, beginLog(states, undatedAt(askedSite(ask)), sha256), [])
    else {
      const lastOf = (tag: string): Change | undefined => ask.fact(changes, tag, 'change')
      const gone = goneTags(store, ask, news, states).map((tag) => ({
        id: tag,
        about: ask.fact(changes, tag, 'about') ?? aboutInOutput(lastOf(tag), sink),
      }))
      const next = nextChanges({changed: states, gone, lastOf, cursor: head.cursor, at: momentAfter(head.at, now)})
      const latest = next.at(-1)
      if (latest !== undefined) {
        let {digest, count} = head
        for (const change of next) {
          const before = lastOf(change.id)
          if (before !== undefined) digest = addToDigest(digest, before, -1, sha256)
          digest = addToDigest(digest, change, 1, sha256)
          count += (change.sha256 === undefined ? 0 : 1) - (before?.sha256 === undefined ? 0 : 1)
        }
        graph.put([
          ...next.map((change) => inputOf({change})),
          headOf({log: head.log, cursor: latest.seq, count, digest, at: latest.at}),
        ])
      }
    }
    rememberAbouts(graph, ask, states)
    for (const id of news) {
      const tag = ask.fact(pages, id, 'state')?.id
      if (tag === undefined) store.prepare('DELETE FROM logged WHERE id = ?').run(id)
      else store.prepare('INSERT OR REPLACE INTO logged VALUES (?, ?)').run(id, tag)
    }
    store.saveSetting('log', 'ahead')
  })
}

/** The tags of documents that are no longer published. */
function goneTags(store: Store, ask: Ask, news: readonly string[], states: readonly PublishedState[]): string[] {
  if (store.setting('log') !== 'ours') {
    // The log is from elsewhere: from the output or its copy, after the store was lost.
    const there = new Set(store.keysOf(pages.name).flatMap((id) => ask.fact(pages, id, 'state')?.id ?? []))
    return store.keysOf(changes.name).filter((tag) => !there.has(tag))
  }
  const there = new Set(states.map(({id}) => id))
  return news.flatMap((id) => {
    const tag = store.prepare('SELECT tag FROM logged WHERE id = ?').get(id)?.['tag']
    return typeof tag !== 'string' || there.has(tag) ? [] : [tag]
  })
}

/** Keeps what articles are about, for the day on which they are gone. */
function rememberAbouts(graph: Graph, ask: Ask, states: readonly PublishedState[]): void {
  graph.put(
    states.flatMap(({id: tag}) => {
      const change = ask.fact(changes, tag, 'change')
      return change === undefined ? [] : [inputOf({change, about: aboutOf(ask, tag)})]
    }),
  )
}

/** What an article was about, as the output still says. Without a store, there is no other memory of it. */
function aboutInOutput(change: Change | undefined, sink: Run['sink']): readonly string[] {
  const folder = kindOf(change?.type ?? '')?.folder
  if (change?.type !== 'article' || change.kind === 'unpublished' || folder === undefined) return []
  const resource = parseResource(sink.earlier(outputPaths.resource(folder, slugIn(change.url))))
  return resource?.id === change.id ? facets.flatMap((facet) => facetLinks(resource, facet).map(({id}) => id)) : []
}

function aboutOf(ask: Ask, tag: string): readonly string[] {
  return ask.fact(pages, tag.split('/').at(-1) ?? '', 'about') ?? ask.fact(changes, tag, 'about') ?? []
}

function inputOf({change, about}: ChangeFacts): Input {
  const at = `${String(change.seq).padStart(12, '0')} ${change.id}`
  const group = groupKey(change.seq)
  return {
    kind: changes,
    key: change.id,
    facts: {change, ...(about === undefined || about.length === 0 ? {} : {about})},
    places: [
      {in: collections.changes(group), at},
      {in: collections.changeGroups, at: group, key: group},
      ...(change.kind === 'unpublished' ? [{in: collections.gone, at}] : []),
    ],
  }
}

function headOf(facts: Omit<LogFacts, 'closedPages'>): Input {
  return {kind: log, key: '', facts: {...facts, closedPages: closedPages(facts.cursor)}}
}

const decoder = new TextDecoder()

function parse(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}
