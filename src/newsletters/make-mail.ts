import {lintMail, type MailCheckResult} from './checks/check-mail.ts'
import type {SanityDocument} from '../content/document.ts'
import type {Issue} from './issue.ts'
import type {Selection} from '../content/issue-selection.ts'
import type {Mail, MailTarget} from './mail/mail.ts'
import {mailSettingsOf} from '../site/mail-settings.ts'
import type {Finding} from '../content/findings.ts'
import type {Edition} from '../pages/edition.ts'
import {renderMail} from './mail/render-mail.ts'
import {createTreeContext} from '../pages/tree/create-context.ts'
import {toIssue, type FindArticle} from './to-issue.ts'

export interface MakeMailOptions {
  readonly document: SanityDocument
  readonly selection: Selection
  readonly edition: Edition
  readonly findArticle: FindArticle
  readonly hash: (text: string) => string
}

/** An issue with its mail, the results of the checks, and findings. */
export interface MadeMail {
  readonly issue: Issue
  readonly mail: Mail
  readonly checks: readonly MailCheckResult[]
  /** What could not be shown. */
  readonly findings: readonly Finding[]
  /** Renders the same issue for a service with its own addresses. */
  readonly mailFor: (target: MailTarget) => Mail
}

/** Renders a newsletter as a mail, and runs all checks on it. Studio's preview and the commands use this. */
export function makeMail({document, selection, edition, findArticle, hash}: MakeMailOptions): MadeMail | undefined {
  const findings: Finding[] = []
  const context = createTreeContext(edition, document, (finding) => findings.push(finding))
  const issue = toIssue(document, selection, findArticle, context)
  if (issue === undefined) return undefined
  const {site, snapshot} = edition
  const settings = mailSettingsOf(snapshot)
  const mailFor = (target?: MailTarget): Mail => renderMail({issue, site, settings, target, hash})
  const mail = mailFor()
  return {issue, mail, checks: lintMail(mail, {issue, site, settings, snapshot}), findings, mailFor}
}
