import type {Snapshot} from './snapshot.ts'
import type {SanityDocument} from './document.ts'
import {facets, type Facet} from './kinds.ts'
import type {Page} from '../pages/edition.ts'
import {refsOf} from './references.ts'
import {tagUri, type Site} from '../site/site.ts'

/** A document and everything it is a part of: of the subjects, only regions nest. */
const withAncestors = (id: string, snapshot: Snapshot): string[] => {
  const way = [id]
  const parentOf = (child: string): string | undefined => refsOf(snapshot.get(child)?.document['parent'])[0]
  for (let parent = parentOf(id); parent !== undefined && !way.includes(parent); parent = parentOf(parent))
    way.push(parent)
  return way
}

/** The ids of everything that a document is about, and of what that is a part of. */
export const subjectIdsOf = (document: SanityDocument, snapshot: Snapshot): ReadonlySet<string> =>
  new Set(facets.flatMap((facet) => refsOf(document[facet]).flatMap((id) => withAncestors(id, snapshot))))

/** A subject as articles are filed under it: `regions/<document id>`. */
export const subjectKey = (facet: Facet, id: string): string => `${facet}/${id}`

/** Finds what an article is filed under. */
export interface Subjects {
  /**
   * The keys of subjects and of all that they are parts of.
   * @param tags - tag URIs of subjects; those that are not published are left out
   */
  readonly keysOf: (tags: readonly string[]) => ReadonlySet<string>
}

/** @param pages - the pages that are published */
export const createSubjects = (pages: readonly Page[], snapshot: Snapshot, site: Site): Subjects => {
  const byTag = new Map(
    pages.filter(({kind}) => kind.facet !== undefined).map((page) => [tagUri(site, page.kind.type, page.id), page]),
  )
  return {
    keysOf: (tags) => {
      const found = tags.flatMap((tag) => byTag.get(tag) ?? [])
      return new Set(
        found.flatMap(({id, kind: {facet}}) =>
          facet === undefined ? [] : withAncestors(id, snapshot).map((each) => subjectKey(facet, each)),
        ),
      )
    },
  }
}
