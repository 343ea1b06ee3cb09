import {compareText} from '../content/compare.ts'
import {later} from '../content/time.ts'
import type {Hash} from '../pages/render-document.ts'
import type {Change} from '../contract/resource-types.ts'

/**
 * What was published, as a log that is compacted at once: of each document only the last change stays, so that reading the log
 * from its beginning gives exactly what is published. Numbers are never given twice.
 */
export interface ChangeLog {
  readonly log: string
  /** The number of the last change there ever was. */
  readonly cursor: number
  /** By number, the newest last; one for each document. */
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
  /** When it says it was published itself. */
  readonly date?: string | undefined
  readonly isRecalled: boolean
}

export interface NextLogOptions {
  /** The log before, if there is one. */
  readonly before: ChangeLog | undefined
  /** Everything that is published now. */
  readonly states: readonly PublishedState[]
  /** When the run is; a clock that went back makes no earlier date. */
  readonly now: string
  /** The date of what has none, in a log that begins. */
  readonly undated: string
  /** What was published before of a document that is gone now was about this. */
  readonly aboutOf: (id: string) => readonly string[]
  readonly hash: Hash
}

/** What sets one state of what is published apart from every other: consumers compare it with what they have. */
export function digestOf(items: Iterable<Pick<Change, 'id' | 'sha256'>>, hash: Hash): string {
  return hash(
    [...items]
      .flatMap(({id, sha256}) => (sha256 === undefined ? [] : [{id, sha256}]))
      .toSorted((a, b) => compareText(a.id, b.id))
      .map(({id, sha256}) => `${id} ${sha256}\n`)
      .join(''),
  )
}

/** The log after a run: nothing in it changes for a document of which nothing changed. */
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
  // What goes makes room first: another document may have its address now.
  const news = [...gone.toSorted(byId), ...changed.toSorted(byId)]
  const replaced = new Set(news.map(({id}) => id))
  const numbered = news.map(({kind, ...rest}, index) => ({seq: before.cursor + index + 1, at, kind, ...rest}))
  return {
    log: before.log,
    cursor: before.cursor + news.length,
    items: [...before.items.filter(({id}) => !replaced.has(id)), ...numbered],
  }
}

/** The changes by which documents went, the newest last. */
export function tombstones({items}: ChangeLog): Change[] {
  return items.filter(({kind}) => kind === 'unpublished')
}

/**
 * A log that begins with what is published. Its dates are those that content gives, so that the same content always
 * begins the same log, on every machine; its name is made of all of it.
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
