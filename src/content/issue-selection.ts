import {compareText} from './compare.ts'
import type {Snapshot} from './snapshot.ts'
import {recordsIn, type SanityDocument} from './document.ts'
import {segmentOf, type Path} from './path.ts'
import {recallOf} from './recall.ts'
import {refsOf} from './references.ts'
import {subjectIdsOf} from './subjects.ts'
import {comeBy, toTimestamp} from './time.ts'

/** An article of an issue, and the path in the newsletter that it was selected by. */
export interface PickedArticle {
  readonly id: string
  readonly path: Path
}

/** The articles that were selected for an issue. */
export interface Selection {
  readonly id: string
  /** When the issue goes out. Without a send date, it is now, or the moment of the previous issue if that is later. */
  readonly moment: string
  readonly sendAt: string | undefined
  /** The previous issue. Sections with the newest articles do not take its articles again. */
  readonly previous: Selection | undefined
  readonly sections: readonly SelectedSection[]
  readonly articleIds: ReadonlySet<string>
  /** Describes how its articles are chosen. It changes when an editor changes the choice, not when articles change. */
  readonly choice: string
}

/** Every issue of a snapshot, oldest first. Issues without a send date come last. */
export interface IssueSelections {
  readonly all: readonly Selection[]
  readonly of: (id: string) => Selection | undefined
}

export interface SelectionOptions {
  readonly snapshot: Snapshot
  readonly now: Date
  /** Whether an article is published once its date has come. Sections with the newest articles skip all others. */
  readonly isOut: (id: string) => boolean
  /**
   * Returns the articles of an issue that went out, so that no other article is added later. Returns undefined if the
   * issue did not go out, or if its choice has changed since.
   */
  readonly sentWith?: (id: string, choice: string) => ReadonlySet<string> | undefined
  /** The ids of articles with a date of publication, newest first. The default is all of the snapshot. */
  readonly newestFirst?: Iterable<string>
}

/**
 * Selects the articles of each issue. An issue's send date counts, not the current time: articles that were published
 * later are not added to an issue that went out. The newest articles are those published since the previous issue that
 * it did not contain.
 */
export function selectIssues(options: SelectionOptions): IssueSelections {
  const {snapshot, now, sentWith = () => undefined} = options
  const candidates = candidatesOf(options)
  const documents = snapshot.ofType('newsletter').map(({document}) => document)
  const dated = documents
    .flatMap((document) => {
      const sendAt = toTimestamp(document.sendAt)
      return sendAt === undefined ? [] : [{document, sendAt}]
    })
    .toSorted((a, b) => compareText(a.sendAt, b.sendAt) || compareText(a.document._id, b.document._id))
  const all: Selection[] = []
  for (const {document} of dated)
    all.push(select(document, now, all.at(-1), candidates, sentWith(document._id, choiceOf(document))))
  const last = all.at(-1)
  for (const document of documents) {
    if (toTimestamp(document.sendAt) === undefined) all.push(select(document, now, last, candidates, undefined))
  }
  const byId = new Map(all.map((selection) => [selection.id, selection]))
  return {all, of: (id) => byId.get(id)}
}

interface SelectedSection {
  readonly path: Path
  readonly isNewest: boolean
  /** The subject that the newest articles must be about, if the section has one. */
  readonly subjectId: string | undefined
  readonly entries: readonly PickedArticle[]
  /** Articles picked here that the issue already contains further up. They are left out. */
  readonly repeated: readonly PickedArticle[]
}

interface Candidate {
  readonly id: string
  readonly publishedAt: string
  /** When it was recalled. */
  readonly recalledAt: string | undefined
  readonly isAbout: (subjectId: string) => boolean
}

/** Looks at articles one after the other, and only at as many as somebody needs. */
function candidatesOf({
  snapshot,
  now,
  isOut,
  newestFirst = byDate(snapshot),
}: SelectionOptions): () => Iterable<Candidate> {
  const known: Candidate[] = []
  const rest = newestFirst[Symbol.iterator]()
  return function* () {
    yield* known
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const document = snapshot.get(next.value)?.document
      const publishedAt = toTimestamp(document?.['publishedAt'])
      if (document === undefined || publishedAt === undefined || !isOut(next.value)) continue
      let subjects: ReadonlySet<string> | undefined
      const candidate = {
        id: next.value,
        publishedAt,
        recalledAt: recallOf(document, comeBy(now))?.at,
        isAbout: (id: string) => (subjects ??= subjectIdsOf(document, snapshot)).has(id),
      }
      known.push(candidate)
      yield candidate
    }
  }
}

function byDate(snapshot: Snapshot): string[] {
  return snapshot
    .ofType('article')
    .flatMap(({id, document}) => {
      const publishedAt = toTimestamp(document.publishedAt)
      return publishedAt === undefined ? [] : [{id, publishedAt}]
    })
    .toSorted((a, b) => compareText(b.publishedAt, a.publishedAt) || compareText(a.id, b.id))
    .map(({id}) => id)
}

interface Sectioned {
  readonly section: Readonly<Record<string, unknown>>
  readonly path: Path
}

function select(
  document: SanityDocument,
  now: Date,
  previous: Selection | undefined,
  candidates: () => Iterable<Candidate>,
  sentWith: ReadonlySet<string> | undefined,
): Selection {
  const sendAt = toTimestamp(document['sendAt'])
  // An issue without a send date comes after all that have one.
  const moment =
    sendAt ?? [toTimestamp(now.toISOString()) ?? '', previous?.moment ?? ''].toSorted(compareText).at(-1) ?? ''
  const sectioned = sectionsOf(document)
  const picked = new Set(
    sectioned.filter((each) => !isNewest(each)).flatMap((each) => pickedIn(each).map(({id}) => id)),
  )
  const taken = new Set<string>()
  const takeOnce = (entries: readonly PickedArticle[]) => {
    const repeated: PickedArticle[] = []
    const entered = entries.filter((entry) => {
      const isNew = !taken.has(entry.id)
      taken.add(entry.id)
      if (!isNew) repeated.push(entry)
      return isNew
    })
    return {entries: entered, repeated}
  }
  const newestFor = ({section, path}: Sectioned, subjectId: string | undefined): PickedArticle[] => {
    const found: PickedArticle[] = []
    const limit = limitOf(section)
    for (const {id, publishedAt, recalledAt, isAbout} of candidates()) {
      if (found.length === limit || (previous !== undefined && publishedAt <= previous.moment)) break
      const isWanted =
        publishedAt <= moment &&
        (recalledAt === undefined || recalledAt > moment) &&
        sentWith?.has(id) !== false &&
        !picked.has(id) &&
        !taken.has(id) &&
        previous?.articleIds.has(id) !== true &&
        (subjectId === undefined || isAbout(subjectId))
      if (isWanted) found.push({id, path})
    }
    return found
  }
  const sections = sectioned.map((each): SelectedSection => {
    const newest = isNewest(each)
    const [subjectId] = newest ? refsOf(each.section['subject']) : []
    const found = newest ? newestFor(each, subjectId) : pickedIn(each)
    return {path: each.path, isNewest: newest, subjectId, ...takeOnce(found)}
  })
  return {id: document._id, moment, sendAt, previous, sections, articleIds: taken, choice: choiceOf(document)}
}

function choiceOf(document: SanityDocument): string {
  return JSON.stringify([
    toTimestamp(document['sendAt']) ?? '',
    ...sectionsOf(document).map((each) =>
      isNewest(each)
        ? ['newest', refsOf(each.section['subject'])[0] ?? '', limitOf(each.section)]
        : pickedIn(each).map(({id}) => id),
    ),
  ])
}

function isNewest({section}: Sectioned): boolean {
  return section['selection'] === 'newest'
}

function sectionsOf({sections}: SanityDocument): Sectioned[] {
  return Array.isArray(sections)
    ? sections.flatMap((section: unknown, index) =>
        recordsIn([section]).map((record) => ({section: record, path: ['sections', segmentOf(record, index)]})),
      )
    : []
}

/** Returns the articles that an editor picked by hand, in order. */
function pickedIn({section, path}: Sectioned): PickedArticle[] {
  return recordsIn(section['articles']).flatMap((reference, index) => {
    const ref = reference['_ref']
    return typeof ref === 'string' ? [{id: ref, path: [...path, 'articles', segmentOf(reference, index)]}] : []
  })
}

const maxArticles = 20

/** The number of newest articles in a section if its editor sets none. The most that can be set is `maxArticles`. */
const defaultLimit = 3

function limitOf({limit}: Sectioned['section']): number {
  return typeof limit === 'number' && Number.isInteger(limit) && limit > 0 ? Math.min(limit, maxArticles) : defaultLimit
}
