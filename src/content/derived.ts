import {compareText} from './compare.ts'
import {isDocumentOf, type DocumentOf, type SanityDocument} from './document.ts'
import {isRecalled} from './recall.ts'
import {refsOf} from './references.ts'
import type {Entry} from './entry.ts'
import type {Snapshot} from './snapshot.ts'
import type {HasCome} from './time.ts'

export type Benefit = SanityDocument & DocumentOf<'benefit'>
type BodyRegion = SanityDocument & DocumentOf<'bodyRegion'>

/** Returns the regions that are parts of a region, sorted by their `order` field, then by id. */
export function partsOf(regionId: string, snapshot: Snapshot): ReadonlyArray<Entry<BodyRegion>> {
  return snapshot
    .referrersOf(regionId, 'bodyRegion')
    .flatMap((id) => {
      const entry = snapshot.get(id)
      return entry !== undefined && isRegion(entry) && refsOf(entry.document.parent)[0] === regionId ? [entry] : []
    })
    .toSorted((a, b) => (a.document.order ?? 0) - (b.document.order ?? 0) || compareText(a.id, b.id))
}

/**
 * Returns the benefits that name a therapy, a condition or a region, sorted by id, without recalled ones.
 */
export function benefitsNaming(
  subjectId: string,
  {snapshot, hasCome}: {readonly snapshot: Snapshot; readonly hasCome: HasCome},
): readonly Benefit[] {
  return snapshot.referrersOf(subjectId, 'benefit').flatMap((id) => {
    const document = snapshot.get(id)?.document
    return document !== undefined &&
      isDocumentOf(document, 'benefit') &&
      !isRecalled(document, hasCome) &&
      [document.therapies, document.conditions, document.regions].some((field) => refsOf(field).includes(subjectId))
      ? [document]
      : []
  })
}

function isRegion(entry: Entry): entry is Entry<BodyRegion> {
  return isDocumentOf(entry.document, 'bodyRegion')
}
