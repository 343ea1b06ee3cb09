import type {Snapshot} from '../../content/snapshot.ts'
import {mailedImage} from '../../pages/picture.ts'
import type {Issue} from '../issue.ts'
import type {Mail} from '../mail/mail.ts'
import type {MailSettings} from '../../site/mail-settings.ts'
import type {Finding} from '../../content/findings.ts'
import {createPageLookup} from '../../site/own-pages.ts'
import type {Path} from '../../content/path.ts'
import type {Site} from '../../site/site.ts'
import type {MailCheck} from './mail-check.ts'
import {mailContent} from './mail-content.ts'
import {mailForbidden} from './mail-forbidden.ts'
import {mailFrame} from './mail-frame.ts'
import {mailHeaders} from './mail-headers.ts'
import {mailImages} from './mail-images.ts'
import {mailLayout} from './mail-layout.ts'
import {mailLinks} from './mail-links.ts'
import {mailPreheader} from './mail-preheader.ts'
import {mailSender} from './mail-sender.ts'
import {mailSize} from './mail-size.ts'
import {mailStyles} from './mail-styles.ts'
import {mailText} from './mail-text.ts'
import {readMail} from './mail-document.ts'

/** Every check of a mail, in the order they are reported. */
export const mailChecks: readonly MailCheck[] = [
  mailContent,
  mailSize,
  mailSender,
  mailHeaders,
  mailPreheader,
  mailText,
  mailImages,
  mailLinks,
  mailFrame,
  mailLayout,
  mailStyles,
  mailForbidden,
]

/** The result of one check. */
export interface MailCheckResult {
  readonly id: string
  readonly promise: string
  readonly findings: readonly Finding[]
}

export interface LintOptions {
  readonly issue: Issue
  readonly site: Site
  readonly settings: MailSettings
  readonly snapshot: Snapshot
}

/** Runs every check on a mail as it would be sent. Each check gives a result, with or without findings. */
export function lintMail(mail: Mail, {issue, site, settings, snapshot}: LintOptions): MailCheckResult[] {
  const paths = pathsOf(issue)
  const document = {
    mail,
    tree: readMail(mail),
    site,
    postalAddress: settings.postalAddress,
    lookUp: createPageLookup(snapshot, site),
    pathOf: (url: string) => paths.get(url),
  }
  return mailChecks.map(({id, promise, check}) => ({id, promise, findings: [...check(document)]}))
}

/** Maps each address in a mail to its place in the newsletter's document. */
function pathsOf({sections}: Issue): ReadonlyMap<string, Path> {
  return new Map(
    sections.flatMap(({items}) =>
      items.flatMap(({article, image, path}) => [
        [article.url, path] as const,
        ...(image === undefined ? [] : [[mailedImage(image).url, path] as const]),
      ]),
    ),
  )
}
