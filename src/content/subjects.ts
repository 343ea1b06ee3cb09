import type {Snapshot} from './snapshot.ts'
import type {SanityDocument} from './document.ts'
import {facets, type Facet} from './kinds.ts'
import {refsOf} from './references.ts'

/** A document and everything it is a part of: of the subjects, only regions nest. */
export function withAncestors(id: string, snapshot: Snapshot): string[] {
  const way = [id]
  const parentOf = (child: string): string | undefined => refsOf(snapshot.get(child)?.document['parent'])[0]
  for (let parent = parentOf(id); parent !== undefined && !way.includes(parent); parent = parentOf(parent))
    way.push(parent)
  return way
}

/** The ids of everything that a document is about, and of what that is a part of. */
export function subjectIdsOf(document: SanityDocument, snapshot: Snapshot): ReadonlySet<string> {
  return new Set(facets.flatMap((facet) => refsOf(document[facet]).flatMap((id) => withAncestors(id, snapshot))))
}

/** A subject as articles are filed under it: `regions/<document id>`. */
export function subjectKey(facet: Facet, id: string): string {
  return `${facet}/${id}`
}
