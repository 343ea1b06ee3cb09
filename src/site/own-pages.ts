import type {Snapshot} from '../content/snapshot.ts'
import {slugOf, stringsIn} from '../content/document.ts'
import {kinds} from '../content/kinds.ts'
import type {Site} from './site.ts'

/** Tells whether an absolute address is a page of this site, a missing page in one of its folders, or elsewhere. */
export type PageLookup = (url: string) => 'ours' | 'missing' | 'elsewhere'

/** Creates a lookup for the pages of this site. Previous addresses of a page count too, because they redirect to it. */
export function createPageLookup(snapshot: Snapshot, site: Site): PageLookup {
  return (url) => {
    const address = url.replace(/[?#].*$/s, '').replace(/\/+$/, '')
    const kind = kinds.find(({folder}) => address.startsWith(`${site.siteUrl}/${folder}/`))
    if (kind === undefined) return 'elsewhere'
    const slug = decoded(address.slice(`${site.siteUrl}/${kind.folder}/`.length))
    const holders = [...snapshot.holdersOf(kind.type, slug), ...snapshot.formerHoldersOf(kind.type, slug)]
    const isOurs = holders.some((id) => {
      const document = snapshot.get(id)?.document
      return document !== undefined && [slugOf(document), ...stringsIn(document['previousSlugs'])].includes(slug)
    })
    return isOurs ? 'ours' : 'missing'
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
