import type {Dataset} from '../../content/snapshot.ts'
import {isDocumentOf, type DocumentOf, type SanityDocument} from '../../content/document.ts'
import type {Publication} from '../edition.ts'
import {isRecalled} from '../../content/recall.ts'
import {refsOf} from '../../content/references.ts'

export type Benefit = SanityDocument & DocumentOf<'benefit'>

/** The benefits that name a subject: asked for with every article, found once. */
const known = new WeakMap<Dataset, ReadonlyMap<string, readonly Benefit[]>>()

const indexOf = (dataset: Dataset): ReadonlyMap<string, readonly Benefit[]> => {
  const found = known.get(dataset)
  if (found !== undefined) return found
  const index = new Map<string, Benefit[]>()
  for (const {document} of dataset.ofType('benefit')) {
    if (!isDocumentOf(document, 'benefit') || isRecalled(document)) continue
    for (const id of [document.therapies, document.conditions, document.regions].flatMap(refsOf)) {
      const benefits = index.get(id)
      if (benefits === undefined) index.set(id, [document])
      else benefits.push(document)
    }
  }
  known.set(dataset, index)
  return index
}

/** The benefits that name a therapy, a condition or a region, by id; none that was recalled or is not published. */
export const benefitsNaming = (id: string, {dataset, pageOf}: Publication): Benefit[] =>
  (indexOf(dataset).get(id) ?? []).filter((benefit) => pageOf(benefit._id) !== undefined)
