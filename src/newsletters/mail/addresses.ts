import type {Issue} from '../issue.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'

/** Returns the address of an issue's page in the archive. */
export function issueUrl(site: Site, slug: string): string {
  return fileUrl(site, outputPaths.newsletter(slug, 'index.html'))
}

export function archiveUrl(site: Site): string {
  return fileUrl(site, outputPaths.newsletterArchive)
}

/**
 * Creates a function that adds the issue to links to our own pages, as UTM parameters that web analytics read. Links to
 * other sites stay as they are.
 */
export function createTracking({slug}: Pick<Issue, 'slug'>, site: Site) {
  return (url: string): string => {
    if (!isOwn(url, site)) return url
    const marked = URL.parse(url)
    if (marked === null) return url
    for (const [name, value] of [
      ['utm_source', 'newsletter'],
      ['utm_medium', 'email'],
      ['utm_campaign', slug],
    ] as const) {
      if (!marked.searchParams.has(name)) marked.searchParams.append(name, value)
    }
    return marked.href
  }
}

function isOwn(url: string, site: Site): boolean {
  return [site.siteUrl, site.feedsUrl].some(
    (base) => url === base || url.startsWith(`${base}/`) || url.startsWith(`${base}?`),
  )
}
