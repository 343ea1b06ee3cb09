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

/** How many numbers one older page covers. The newest page covers as many, and all numbers after them. */
export const changesPageSize = 200

/** The key of the group of numbers that a change is in. Groups are sorted by it. */
export function groupKey(seq: number): string {
  return String(Math.ceil(seq / changesPageSize)).padStart(9, '0')
}

/** How many pages of the log are closed. The newest page has at least as many numbers as a closed one. */
export function closedPages(cursor: number): number {
  return Math.max(0, Math.floor(cursor / changesPageSize) - 1)
}

/** The digest of nothing. */
const emptyDigest = '0'.repeat(64)

/**
 * Adds a resource to the digest of everything that is published, or takes it out. The digest is the sum of hashes, so
 * that it takes no look at all the others.
 */
export function addToDigest(digest: string, {id, sha256}: DigestItem, sign: 1 | -1, hash: Hash): string {
  if (sha256 === undefined) return digest
  const sum = BigInt(`0x${digest}`) + BigInt(sign) * BigInt(`0x${hash(`${id} ${sha256}`)}`)
  return BigInt.asUintN(256, sum).toString(16).padStart(64, '0')
}

type DigestItem = Pick<Change, 'id' | 'sha256'>

/** Returns a hash of everything that is published. Consumers compare it with what they have. */
export function digestOf(items: Iterable<DigestItem>, hash: Hash): string {
  return [...items].reduce((digest, item) => addToDigest(digest, item, 1, hash), emptyDigest)
}

/** What is different in a run. */
interface News {
  /** Documents that are published now, and were not or not so. */
  readonly changed: readonly PublishedState[]
  /** Documents that are no longer published, each with what it was about. */
  readonly gone: ReadonlyArray<{readonly id: string; readonly about: readonly string[]}>
}

export interface NextChangesOptions extends News {
  /** The last change of a document. */
  readonly lastOf: (id: string) => Change | undefined
  readonly cursor: number
  /** The moment of the run, or the latest date in the log if the clock went back. */
  readonly at: string
}

/** Returns the changes of a run, in order. Those that say nothing new are left out. */
export function nextChanges({changed, gone, lastOf, cursor, at}: NextChangesOptions): Change[] {
  const left = gone.flatMap(({id, about}) => {
    const known = lastOf(id)
    if (known === undefined || known.kind === 'unpublished') return []
    const {type, url, api} = known
    return [{kind: 'unpublished' as const, id, type, url, api, ...(about.length === 0 ? {} : {about})}]
  })
  const came = changed.flatMap((state) => {
    const known = lastOf(state.id)
    if (known?.sha256 === state.sha256 && known.url === state.url) return []
    const moved = known !== undefined && known.kind !== 'unpublished' && known.url !== state.url
    return [
      {
        kind: kindOfChange(known, state),
        ...pick(state),
        ...(moved ? {previousUrl: known.url, previousApi: known.api} : {}),
      },
    ]
  })
  // Removals come first, because another document may have the address now.
  return [...left.toSorted(byId), ...came.toSorted(byId)].map(({kind, ...rest}, index) => ({
    seq: cursor + index + 1,
    at,
    kind,
    ...rest,
  }))
}

/**
 * Begins a log from what is published. Its dates come from the content, so the same content begins the same log on
 * every machine. Its name is made from all of it.
 * @param undated - the date of documents without one
 */
export function beginLog(states: readonly PublishedState[], undated: string, hash: Hash): ChangeLog {
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

/** The moment of the next changes: now, or the latest date in the log if the clock went back. */
export function momentAfter(latest: string, now: string): string {
  return later(now, latest)
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
