import type {Site} from '../../site/site.ts'

/** Where a page is, and how it links to others. */
export interface Place {
  /** Its path in the output. */
  readonly path: string
  /** Leads to the root of the output: `../../`, or nothing. */
  readonly up: string
  readonly site: Site
  /** Returns an address as the page links to it: relative if it is ours, so that a copy works anywhere. */
  readonly to: (address: string) => string
}

/** @param path - relative to the output folder */
export function placeOf(path: string, site: Site): Place {
  const up = '../'.repeat(path.split('/').length - 1)
  const bases = [...new Set([site.feedsUrl, site.siteUrl])].toSorted((a, b) => b.length - a.length)
  return {
    path,
    up,
    site,
    to: (address) => {
      const base = bases.find((each) => address === each || address.startsWith(`${each}/`))
      if (base === undefined) return address
      const rest = `${up}${address.slice(base.length + 1)}`
      return rest === '' ? './' : rest
    },
  }
}
