import type {Change, Resource} from '../../contract/resource-types.ts'
import {later} from '../../content/time.ts'
import {labelsFor} from '../../site/labels.ts'
import {feedPath, fileUrl, mailFeedFolder} from '../../site/addresses.ts'
import {toBytes} from '../../files/bytes.ts'
import type {Site} from '../../site/site.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'
import {distinctAt, undatedAt, updatedAt} from './dates.ts'
import {toFeedItem} from './entry.ts'
import {formats} from './formats/index.ts'
import {toMailFit} from './mail-fit.ts'

/** The most articles in the feed for mail services. They only look for new ones. */
export const maxMailFeedItems = 20

export function mailFeedTitle({publisher, language}: Site): string {
  return `${publisher} (${labelsFor(language).mail.forMail})`
}

/**
 * Renders the feed for services that mail new articles of a feed: the newest articles with their full text, in HTML
 * that suits mails.
 * @param articles - newest first
 * @param withdrawn - articles that are no longer published, newest first
 */
export function renderMailFeed(
  articles: readonly Resource[],
  withdrawn: readonly Change[],
  site: Site,
): RenderedFile[] {
  const updated = articles
    .map((resource) => distinctAt(updatedAt(resource, site), resource.id))
    .reduce(later, undatedAt(site))
  const entries = articles.map((resource) => {
    const entry = toFeedItem(resource, 'full')
    return {...entry, html: toMailFit(entry.html)}
  })
  const title = mailFeedTitle(site)
  const head = {
    folder: mailFeedFolder,
    key: 'all/mail',
    title,
    description: site.description ?? title,
    homePageUrl: `${site.siteUrl}/`,
  }
  return formats.map(({name, renderItem, renderPage}) => {
    const path = feedPath(mailFeedFolder, name, 'full')
    const self = fileUrl(site, path)
    const page = {
      head,
      title,
      variant: 'full' as const,
      self,
      first: self,
      next: undefined,
      previous: undefined,
      last: self,
      list: undefined,
      updated,
      withdrawn: withdrawn.slice(0, maxMailFeedItems),
    }
    return {
      path,
      text: renderPage(
        page,
        entries.map((entry) => toBytes(renderItem(entry, site))),
        site,
      ),
    }
  })
}
