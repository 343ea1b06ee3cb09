import type {Snapshot} from '../content/snapshot.ts'
import {subjectKey, withAncestors} from '../content/subjects.ts'
import type {Page} from '../pages/edition.ts'
import {tagUri} from '../site/addresses.ts'
import type {Site} from '../site/site.ts'

/** Finds the subjects that an article is filed under. */
export interface Subjects {
  /**
   * Returns the keys of subjects and of everything they are part of.
   * @param tags - tag URIs of subjects. Those that are not published are left out
   */
  readonly keysOf: (tags: readonly string[]) => ReadonlySet<string>
}

/** @param pages - the pages that are published */
export function createSubjects(pages: readonly Page[], snapshot: Snapshot, site: Site): Subjects {
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
