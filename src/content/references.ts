import {isRecord, type SanityDocument} from './document.ts'
import type {Path} from './path.ts'
import {pathOf, walk} from './walk.ts'

/** A reference in a document: its path, the id it points to, and whether it is weak, so that its target may be missing. */
export interface ReferenceUse {
  readonly path: Path
  readonly ref: string
  readonly weak: boolean
}

/** Returns every reference in a document, in document order. */
export function referencesIn(document: SanityDocument): ReferenceUse[] {
  const uses: ReferenceUse[] = []
  walk(document, (value, trail) => {
    if (isRecord(value) && typeof value['_ref'] === 'string') {
      uses.push({path: pathOf(trail), ref: value['_ref'], weak: value['_weak'] === true})
    }
  })
  return uses
}

/** Returns the ids that a reference field or list points to, in order, without duplicates. */
export function refsOf(value: unknown): readonly string[] {
  const members: readonly unknown[] = Array.isArray(value) ? value : [value]
  const refs = members.flatMap((member) =>
    isRecord(member) && typeof member['_ref'] === 'string' ? [member['_ref']] : [],
  )
  return [...new Set(refs)]
}
