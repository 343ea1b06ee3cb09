import type {Snapshot} from '../content/snapshot.ts'
import {slugOf, stringsIn} from '../content/document.ts'
import {kinds} from '../content/kinds.ts'
import {permalink} from './addresses.ts'
import type {Site} from './site.ts'

/** Tells whether an absolute address is a page of this site, a missing page in one of its folders, or elsewhere. */
export type PageLookup = (url: string) => 'ours' | 'missing' | 'elsewhere'

/** Creates a lookup for the pages of this site. Previous addresses of a page count too, because they redirect to it. */
export function createPageLookup(snapshot: Snapshot, site: Site): PageLookup {
  const pages = new Set(
    kinds.flatMap(({type}) =>
      snapshot
        .ofType(type)
        .flatMap(({document}) =>
          [slugOf(document), ...stringsIn(document['previousSlugs'])].flatMap((slug) =>
            slug === undefined ? [] : [withoutEnd(permalink(site, type, slug))],
          ),
        ),
    ),
  )
  const folders = kinds.map(({folder}) => `${site.siteUrl}/${folder}/`)
  return (url) => {
    const address = withoutEnd(url)
    if (pages.has(address)) return 'ours'
    return folders.some((folder) => address.startsWith(folder)) ? 'missing' : 'elsewhere'
  }
}

function withoutEnd(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
}
