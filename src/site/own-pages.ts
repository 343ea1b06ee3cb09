import type {Snapshot} from '../content/snapshot.ts'
import {slugOf, stringsIn} from '../content/document.ts'
import {kinds} from '../content/kinds.ts'
import {permalink} from './addresses.ts'
import type {Site} from './site.ts'

/** What an absolute address is: a page of ours, one below a folder of ours that does not exist, or somewhere else. */
export type PageLookup = (url: string) => 'ours' | 'missing' | 'elsewhere'

/** Looks addresses up among our pages. A page's earlier addresses lead to it still. */
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
