import type {z} from 'zod'
import type {feedList} from '../../contract/feed-list.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {feedPath, fileUrl, outputPaths, type FeedContent} from '../../site/addresses.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import type {Site} from '../../site/site.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'
import {element, renderXml, xmlDeclaration} from '../../text/write/xml.ts'
import type {ListedFeed} from './catalogue.ts'

/** Renders the list of feeds, for programs (JSON) and for feed readers (OPML). */
export function renderFeedList(feeds: readonly ListedFeed[], site: Site): RenderedFile[] {
  const list: FeedList = {schemaVersion, feeds: feeds.map((feed) => toListed(feed, site))}
  return [
    {path: outputPaths.feedList, text: renderChecked('FeedList', list)},
    {path: outputPaths.feedOutline, text: renderOpml(feeds, site)},
  ]
}

type FeedList = ReadOnly<z.infer<typeof feedList>>

function toListed({title, description, folder, facet, articles, hasSummaries}: ListedFeed, site: Site) {
  return {
    title,
    ...compact({description, facet, articles}),
    full: addressesOf(folder, 'full', site),
    ...compact({summaries: hasSummaries ? addressesOf(folder, 'summary', site) : undefined}),
  }
}

/** Renders OPML 2.0 (http://opml.org/spec2.opml), which feed readers import to subscribe to many feeds at once. */
function renderOpml(feeds: readonly ListedFeed[], site: Site): string {
  const outlines = feeds.map(({title, folder}) =>
    element('outline', {
      type: 'rss',
      text: title,
      title,
      xmlUrl: fileUrl(site, feedPath(folder, 'rss', 'full')),
      htmlUrl: `${site.siteUrl}/`,
    }),
  )
  const head = element('head', {}, [element('title', {}, [`Feeds of ${site.publisher}`])])
  return `${xmlDeclaration}${renderXml(element('opml', {version: '2.0'}, [head, element('body', {}, outlines)]))}\n`
}

function addressesOf(folder: string, variant: FeedContent, site: Site): FeedList['feeds'][number]['full'] {
  const addressOf = (format: FeedFormat): string => fileUrl(site, feedPath(folder, format, variant))
  return {json: addressOf('json'), rss: addressOf('rss'), atom: addressOf('atom')} satisfies Record<FeedFormat, string>
}
