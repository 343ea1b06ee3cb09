import type {Issue} from '../issue.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Mail, MailTarget} from './mail.ts'
import {authorityDomain, type MailSettings} from '../../site/mail-settings.ts'
import type {Site} from '../../site/site.ts'
import {renderText} from '../../text/write/plain.ts'
import {createTracking} from './addresses.ts'
import {createElements} from './elements.ts'
import {renderMailHtml} from './html.ts'
import {renderMailText} from './text.ts'
import {createTheme} from './theme.ts'
import {preheaderOf} from './words.ts'

export interface MailOptions {
  readonly issue: Issue
  readonly site: Site
  readonly settings: MailSettings
  /** Without it, the publisher's own unsubscribe address is used. */
  readonly target?: MailTarget | undefined
  /** Returns the hash of a text, in hexadecimal. The message id contains it. */
  readonly hash: (text: string) => string
}

/** Renders an issue as a mail. The same issue gives the same bytes. */
export function renderMail({issue, site, settings, target, hash}: MailOptions): Mail {
  const theme = createTheme(settings)
  const context = {
    issue,
    site,
    settings,
    target: target ?? {unsubscribeUrl: settings.unsubscribeUrl ?? ''},
    labels: labelsFor(issue.language),
    theme,
    elements: createElements(theme),
    tracked: createTracking(issue, site),
  }
  const preheader = preheaderOf(issue, (nodes) => renderText({type: 'root', children: [...nodes]}))
  const html = renderMailHtml(context, preheader)
  const text = renderMailText(context)
  const address = settings.senderEmail ?? ''
  return {
    subject: issue.subject,
    preheader,
    html,
    text,
    headers: listHeaders(site, settings),
    from: {name: site.publisher.replace(/\s+/gu, ' ').trim(), address},
    replyTo: settings.replyTo,
    date: issue.date,
    messageId: `<${atom(issue.id)}.${hash(`${issue.subject}\0${html}\0${text}`).slice(0, 20)}@${authorityDomain(site)}>`,
  }
}

/**
 * Returns the headers for the unsubscribe button of mail programs (RFC 2369, RFC 8058), and for the list's name (RFC
 * 2919).
 */
function listHeaders({publisher, tagAuthority}: Site, {unsubscribeUrl = ''}: MailSettings): Mail['headers'] {
  return {
    'List-Id': `${phrase(publisher)}<newsletter.${authorityDomain({tagAuthority})}>`,
    'List-Unsubscribe': `<${URL.parse(unsubscribeUrl)?.href ?? unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** Turns an id into a local part that needs no quotes (RFC 5322, section 3.2.3). */
function atom(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'issue'
}

/**
 * Returns a name in quotes to put before an address (RFC 5322, section 3.2.4). A name that is not ASCII is left out,
 * which is allowed.
 */
function phrase(name: string): string {
  const line = name.replace(/[\s<>"\\]+/gu, ' ').trim()
  return /^[\u0020-\u007E]+$/.test(line) ? `"${line}" ` : ''
}
