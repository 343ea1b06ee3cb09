import {compareText} from '../content/compare.ts'
import {later} from '../content/time.ts'
import type {Hash} from '../pages/render-document.ts'
import type {Change} from '../contract/resource-types.ts'

/**
 * The log of what was published, always compacted: it has only the last change of each document. Reading it from the
 * beginning gives exactly what is published. Numbers are never used twice.
 */
export interface ChangeLog {
  readonly log: string
  /** The highest number that was ever used. */
  readonly cursor: number
  /** The last change of each document, in order of number, newest last. */
  readonly items: readonly Change[]
}

/** A document that is published after a run. */
export interface PublishedState {
  readonly id: string
  readonly type: string
  readonly url: string
  readonly api: string
  readonly sha256: string
  readonly dateModified?: string | undefined
  /** Its own date of publication. */
  readonly date?: string | undefined
  readonly isRecalled: boolean
}

export interface NextLogOptions {
  /** The log of the run before, if there is one. */
  readonly before: ChangeLog | undefined
  /** Everything that is published now. */
  readonly states: readonly PublishedState[]
  /** The time of the run. If the clock went back, the latest date in the log is used instead. */
  readonly now: string
  /** The date of documents without one, in a new log. */
  readonly undated: string
  /** Returns what a document that is no longer published was about, as tag URIs of subjects. */
  readonly aboutOf: (id: string) => readonly string[]
  readonly hash: Hash
}

/** Returns a hash of everything that is published. Consumers compare it with what they have. */
export function digestOf(items: Iterable<Pick<Change, 'id' | 'sha256'>>, hash: Hash): string {
  return hash(
    [...items]
      .flatMap(({id, sha256}) => (sha256 === undefined ? [] : [{id, sha256}]))
      .toSorted((a, b) => compareText(a.id, b.id))
      .map(({id, sha256}) => `${id} ${sha256}\n`)
      .join(''),
  )
}

/** Returns the log after a run. The entries of unchanged documents stay the same. */
export function nextLog({before, states, now, undated, aboutOf, hash}: NextLogOptions): ChangeLog {
  if (before === undefined) return beginLog(states, undated, hash)
  const earlier = new Map(before.items.map((item) => [item.id, item]))
  const current = new Map(states.map((state) => [state.id, state]))
  const at = before.items.reduce((latest, item) => later(latest, item.at), now)

  const changed = states
    .filter(({id, sha256, url}) => {
      const known = earlier.get(id)
      return known?.sha256 !== sha256 || known.url !== url
    })
    .map((state) => {
      const known = earlier.get(state.id)
      const moved = known !== undefined && known.kind !== 'unpublished' && known.url !== state.url
      return {
        kind: kindOfChange(known, state),
        ...pick(state),
        ...(moved ? {previousUrl: known.url, previousApi: known.api} : {}),
      }
    })
  const gone = before.items
    .filter(({id, kind}) => kind !== 'unpublished' && !current.has(id))
    .map(({id, type, url, api}) => {
      const about = aboutOf(id)
      return {kind: 'unpublished' as const, id, type, url, api, ...(about.length === 0 ? {} : {about})}
    })
  // Removals come first, because another document may have the address now.
  const news = [...gone.toSorted(byId), ...changed.toSorted(byId)]
  const replaced = new Set(news.map(({id}) => id))
  const numbered = news.map(({kind, ...rest}, index) => ({seq: before.cursor + index + 1, at, kind, ...rest}))
  return {
    log: before.log,
    cursor: before.cursor + news.length,
    items: [...before.items.filter(({id}) => !replaced.has(id)), ...numbered],
  }
}

/** Returns the changes that unpublished a document, newest last. */
export function tombstones({items}: ChangeLog): Change[] {
  return items.filter(({kind}) => kind === 'unpublished')
}

/**
 * Begins a log from what is published. Its dates come from the content, so the same content begins the same log on
 * every machine. Its name is made from all of it.
 */
function beginLog(states: readonly PublishedState[], undated: string, hash: Hash): ChangeLog {
  const items = states
    .map((state) => ({state, at: state.date ?? undated}))
    .toSorted((a, b) => compareText(a.at, b.at) || compareText(a.state.id, b.state.id))
    .map(({state, at}, index) => ({
      seq: index + 1,
      at,
      kind: state.isRecalled ? ('recalled' as const) : ('published' as const),
      ...pick(state),
    }))
  return {log: digestOf(items, hash).slice(0, 16), cursor: items.length, items}
}

function kindOfChange(before: Change | undefined, state: PublishedState): Change['kind'] {
  const wasThere = before !== undefined && before.kind !== 'unpublished'
  if (state.isRecalled && !(wasThere && before.kind === 'recalled' && before.url === state.url)) return 'recalled'
  if (!wasThere) return 'published'
  if (state.isRecalled) return 'recalled'
  return before.url === state.url ? 'updated' : 'renamed'
}

function pick({id, type, url, api, sha256, dateModified}: PublishedState) {
  return {
    id,
    type,
    url,
    api,
    sha256,
    ...(dateModified === undefined ? {} : {dateModified}),
  }
}

function byId(a: {readonly id: string}, b: {readonly id: string}): number {
  return compareText(a.id, b.id)
}
