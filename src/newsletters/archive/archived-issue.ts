import {warningLines} from '../mail/words.ts'
import type {z} from 'zod'
import type {newsletterFeed} from '../../contract/newsletter-feed.ts'
import type {Issue} from '../issue.ts'
import type {Mail} from '../mail/mail.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {tagUri} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {renderHtml} from '../../text/write/html.ts'
import {issueUrl} from '../mail/addresses.ts'
import {compact} from '../../contract/compact.ts'
import {issueContent} from './issue-content.ts'

export type NewsletterFeed = ReadOnly<z.infer<typeof newsletterFeed>>
/** An issue in the archive. The JSON feed, the RSS feed and the archive page are made from it. */
export type ArchivedIssue = NewsletterFeed['items'][number]

/** @param choice - the hash of how the articles were selected (`Selection.choice`) */
export function toArchivedIssue(issue: Issue, mail: Mail, site: Site, choice: string): ArchivedIssue {
  return {
    id: tagUri(site, 'newsletter', issue.id),
    url: issueUrl(site, issue.slug),
    title: mail.subject,
    summary: mail.preheader,
    content_html: renderHtml(issueContent(issue)),
    content_text: mail.text,
    date_published: issue.date,
    language: issue.language,
    _bodytext: {
      issue: issue.title,
      slug: issue.slug,
      choice,
      articles: issue.sections.flatMap(({items}) => items.map(({article}) => article.id)),
      ...compact({
        redFlags: warningLines(issue).flatMap(({signs}) => signs),
        caveats: issue.caveats,
        licence: site.licence === undefined ? undefined : compact(site.licence),
      }),
    },
  }
}
