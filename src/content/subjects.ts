import type {Snapshot} from './snapshot.ts'
import type {SanityDocument} from './document.ts'
import {facets, type Facet} from './kinds.ts'
import {refsOf} from './references.ts'

/** Returns the id of a document and the ids of its ancestors. Of the subjects, only regions have parents. */
export function withAncestors(id: string, snapshot: Snapshot): string[] {
  const way = [id]
  const parentOf = (child: string): string | undefined => refsOf(snapshot.get(child)?.document['parent'])[0]
  for (let parent = parentOf(id); parent !== undefined && !way.includes(parent); parent = parentOf(parent))
    way.push(parent)
  return way
}

/** Returns the ids of all subjects of a document, and of their ancestors. */
export function subjectIdsOf(document: SanityDocument, snapshot: Snapshot): ReadonlySet<string> {
  return new Set(facets.flatMap((facet) => refsOf(document[facet]).flatMap((id) => withAncestors(id, snapshot))))
}

/** Returns the key that articles about a subject are filed under, such as `regions/<document id>`. */
export function subjectKey(facet: Facet, id: string): string {
  return `${facet}/${id}`
}
