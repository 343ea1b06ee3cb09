import type {Snapshot} from '../../content/snapshot.ts'
import {isDocumentOf, type DocumentOf, type SanityDocument} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import {isRecalled} from '../../content/recall.ts'
import {refsOf} from '../../content/references.ts'

export type Benefit = SanityDocument & DocumentOf<'benefit'>

/** The benefits that name a subject: asked for with every article, found once. */
const known = new WeakMap<Snapshot, ReadonlyMap<string, readonly Benefit[]>>()

const indexOf = (snapshot: Snapshot): ReadonlyMap<string, readonly Benefit[]> => {
  const found = known.get(snapshot)
  if (found !== undefined) return found
  const index = new Map<string, Benefit[]>()
  for (const {document} of snapshot.ofType('benefit')) {
    if (!isDocumentOf(document, 'benefit') || isRecalled(document)) continue
    for (const id of [document.therapies, document.conditions, document.regions].flatMap(refsOf)) {
      const benefits = index.get(id)
      if (benefits === undefined) index.set(id, [document])
      else benefits.push(document)
    }
  }
  known.set(snapshot, index)
  return index
}

/** The benefits that name a therapy, a condition or a region, by id; none that was recalled or is not published. */
export const benefitsNaming = (id: string, {snapshot, pageOf}: Edition): Benefit[] =>
  (indexOf(snapshot).get(id) ?? []).filter((benefit) => pageOf(benefit._id) !== undefined)
