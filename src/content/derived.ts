import {compareText} from './compare.ts'
import {isDocumentOf, type DocumentOf, type SanityDocument} from './document.ts'
import {isRecalled} from './recall.ts'
import {refsOf} from './references.ts'
import type {Entry} from './entry.ts'

export type Benefit = SanityDocument & DocumentOf<'benefit'>

/** Values derived from a snapshot that are needed often. Each is computed once, when it is first needed. */
export interface Derived {
  /** Returns the regions that are parts of a region, sorted by their `order` field, then by id. */
  readonly partsOf: (regionId: string) => ReadonlyArray<Entry<BodyRegion>>
  /** Returns the benefits that refer to a therapy, a condition or a region, sorted by id, without recalled ones. */
  readonly benefitsNaming: (subjectId: string) => readonly Benefit[]
}

export function createDerived(documents: Documents): Derived {
  const parts = lazy(() => partsByRegion(documents))
  const benefits = lazy(() => benefitsBySubject(documents))
  return {
    partsOf: (regionId) => parts().get(regionId) ?? [],
    benefitsNaming: (subjectId) => benefits().get(subjectId) ?? [],
  }
}

type BodyRegion = SanityDocument & DocumentOf<'bodyRegion'>

/** The documents of a snapshot, by type. */
interface Documents {
  readonly ofType: <Type extends 'bodyRegion' | 'benefit'>(
    type: Type,
  ) => ReadonlyArray<Entry<SanityDocument & DocumentOf<Type>>>
}

function lazy<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined
  return () => (value ??= make())
}

function partsByRegion({ofType}: Documents): ReadonlyMap<string, ReadonlyArray<Entry<BodyRegion>>> {
  return Map.groupBy(
    ofType('bodyRegion').toSorted(
      (a, b) => (a.document.order ?? 0) - (b.document.order ?? 0) || compareText(a.id, b.id),
    ),
    ({document}) => refsOf(document.parent)[0] ?? '',
  )
}

function benefitsBySubject({ofType}: Documents): ReadonlyMap<string, readonly Benefit[]> {
  const bySubject = new Map<string, Benefit[]>()
  for (const {document} of ofType('benefit')) {
    if (!isDocumentOf(document, 'benefit') || isRecalled(document)) continue
    for (const id of [document.therapies, document.conditions, document.regions].flatMap(refsOf)) {
      const benefits = bySubject.get(id)
      if (benefits === undefined) bySubject.set(id, [document])
      else benefits.push(document)
    }
  }
  return bySubject
}
