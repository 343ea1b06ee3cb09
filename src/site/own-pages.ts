import type {Snapshot} from '../content/snapshot.ts'
import {slugOf, stringsIn} from '../content/document.ts'
import {kinds} from '../content/kinds.ts'
import {permalink, type Site} from './site.ts'

const withoutEnd = (url: string): string => url.replace(/[?#].*$/s, '').replace(/\/+$/, '')

/**
 * Finds links to pages of ours that do not exist. A page's earlier addresses lead to it still.
 * @returns whether an absolute address is below one of our folders and is none of our pages
 */
export const createOwnPages = (snapshot: Snapshot, site: Site): ((url: string) => boolean) => {
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
  return (url) => folders.some((folder) => withoutEnd(url).startsWith(folder)) && !pages.has(withoutEnd(url))
}
