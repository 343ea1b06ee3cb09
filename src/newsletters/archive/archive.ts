import {labelsFor} from '../../site/labels.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {toRfc822} from '../../content/time.ts'
import {archiveUrl} from '../mail/addresses.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import {compact} from '../../contract/compact.ts'
import {element, renderAround, renderXml, textElement} from '../../text/write/xml.ts'
import {renderArchivePage} from './archive-page.ts'
import type {ArchivedIssue, NewsletterFeed} from './archived-issue.ts'

/** Renders the archive of past issues: its page, and a feed in two formats. @param issues - newest first */
export function renderArchive(issues: readonly ArchivedIssue[], site: Site): RenderedFile[] {
  return [renderArchivePage(issues, site, feedTitle(site)), renderFeed(issues, site), renderRss(issues, site)]
}

function feedTitle({publisher, language}: Site): string {
  return `${publisher}: ${labelsFor(language).mail.newsletter}`
}

/** The most issues in the feed. The archive page lists all of them. */
const maxIssues = 50

function renderFeed(issues: readonly ArchivedIssue[], site: Site): RenderedFile {
  const feed: NewsletterFeed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(site),
    home_page_url: archiveUrl(site),
    feed_url: fileUrl(site, outputPaths.newsletterFeed),
    ...compact({description: site.description}),
    language: site.language,
    authors: [{name: site.publisher, url: `${site.siteUrl}/`}],
    items: issues.slice(0, maxIssues),
  }
  return {path: outputPaths.newsletterFeed, text: renderChecked('NewsletterFeed', feed)}
}

function renderRss(issues: readonly ArchivedIssue[], site: Site): RenderedFile {
  const items = issues
    .slice(0, maxIssues)
    .map((issue) =>
      element('item', {}, [
        element('title', {}, [issue.title]),
        element('link', {}, [issue.url]),
        element('guid', {isPermaLink: 'false'}, [issue.id]),
        element('pubDate', {}, [toRfc822(issue.date_published)]),
        element('description', {}, [issue.summary.replaceAll('&', '&amp;').replaceAll('<', '&lt;')]),
        element('content:encoded', {}, [issue.content_html]),
        element('dc:language', {}, [issue.language]),
      ]),
    )
  const [newest] = issues
  const channel = element('channel', {}, [
    element('title', {}, [feedTitle(site)]),
    element('link', {}, [archiveUrl(site)]),
    element('description', {}, [site.description ?? feedTitle(site)]),
    element('language', {}, [site.language]),
    textElement('lastBuildDate', newest && toRfc822(newest.date_published)),
    element('generator', {}, ['Bodytext']),
    element('atom:link', {rel: 'self', type: 'application/rss+xml', href: fileUrl(site, outputPaths.newsletterRss)}),
  ])
  const rss = element(
    'rss',
    {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    [channel],
  )
  const {before, after} = renderAround(rss, ['channel'])
  const text = [before, ...items.map((item) => `\n${renderXml(item)}`), after].join('')
  return {path: outputPaths.newsletterRss, text}
}
