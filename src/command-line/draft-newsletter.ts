import {dirname} from 'node:path'
import {UsageError} from './command.ts'
import {deliverDraft, type Delivery} from '../newsletters/delivery/deliver-draft.ts'
import {DeliveryError} from '../newsletters/delivery/delivery-error.ts'
import {openLedger} from '../newsletters/delivery/ledger.ts'
import type {ServiceDefinition, ServiceDraft, ServiceSetting} from '../newsletters/delivery/service.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import {authorityDomain} from '../site/mail-settings.ts'
import type {Site} from '../site/site.ts'
import {renderHtml} from '../text/write/html.ts'
import {issueUrl} from '../newsletters/mail/addresses.ts'
import {issueContent} from '../newsletters/archive/issue-content.ts'
import {sha256} from '../files/hash.ts'
import {acquireLock} from '../files/lock.ts'
import {makeFolder} from '../files/make-folder.ts'

/** How long a service may take to answer, in milliseconds. */
export const serviceTimeout = 30_000

/** Turns an issue into a draft for a service. @throws {DeliveryError} if it has template text that cannot be escaped */
export function toDraft(
  {issue, mail, mailFor}: MadeMail,
  {target, escape}: ServiceDefinition,
  site: Site,
): ServiceDraft {
  const own = target === undefined ? mail : mailFor({unsubscribeUrl: standIn})
  const fill = (text: string): string =>
    target === undefined ? text : text.replaceAll(standIn, () => target.unsubscribeUrl)
  const draft = {
    key: `${issue.id}@${authorityDomain(site)}`,
    slug: issue.slug,
    title: issue.title,
    subject: escape.line(mail.subject),
    preheader: escape.line(mail.preheader),
    html: fill(escape.html(own.html)),
    text: fill(escape.text(own.text)),
    simpleHtml: renderHtml(issueContent(issue)),
    url: issueUrl(site, issue.slug),
    from: {name: escape.line(mail.from.name), address: mail.from.address},
    replyTo: mail.replyTo ?? mail.from.address,
  }
  return {...draft, contentHash: sha256(JSON.stringify(draft))}
}

/** Reads the settings of a service from the environment. @throws {UsageError} if one is missing */
export function settingsOf(
  {title, settings}: ServiceDefinition,
  env: Readonly<Record<string, string | undefined>>,
  {withExamples = false} = {},
): Record<string, string> {
  const valueOf = ({name, fallback, isOptional, example}: ServiceSetting): string | undefined => {
    const given = env[name]?.trim()
    if (given !== undefined && given !== '') return given
    return fallback ?? (withExamples && isOptional !== true ? example : undefined)
  }
  const missing = settings.filter((setting) => setting.isOptional !== true && valueOf(setting) === undefined)
  if (missing.length > 0) {
    throw new UsageError(
      `${title} needs settings that are not there. Put them into the environment, or into the file .env:\n\n${missing.map(describe).join('\n')}`,
    )
  }
  return Object.fromEntries(
    settings.flatMap((setting) => {
      const value = valueOf(setting)
      return value === undefined ? [] : [[setting.name, value]]
    }),
  )
}

/** Renders the requests that would create a draft, without making them. */
export function renderPlan(
  draft: ServiceDraft,
  service: ServiceDefinition,
  env: Parameters<typeof settingsOf>[1],
): string {
  const connected = service.connect({values: settingsOf(service, env, {withExamples: true}), timeout: serviceTimeout})
  const requests = connected
    .plan(draft)
    .map(({method, url, body}) => `${method} ${url}\n${JSON.stringify(body, shortened, 2)}\n`)
  return `${service.title}: nothing is asked or sent. If the issue is not there yet, this would be:\n\n${requests.join('\n')}`
}

/**
 * Creates or updates the draft of an issue at a service. Only one command at a time can use a ledger, because two could
 * create two drafts.
 * @throws {DeliveryError}
 * @throws {UsageError} if a setting is missing
 */
export async function draftAt(
  draft: ServiceDraft,
  service: ServiceDefinition,
  env: Parameters<typeof settingsOf>[1],
  ledgerPath: string,
): Promise<Delivery> {
  const draftService = service.connect({values: settingsOf(service, env), timeout: serviceTimeout})
  const release = lockLedger(ledgerPath)
  try {
    return await deliverDraft({
      service: service.name,
      title: service.title,
      draftService,
      ledger: openLedger(ledgerPath),
      // The hash includes what the settings add, such as a template.
      draft: {...draft, contentHash: sha256(JSON.stringify([draft, draftService.plan(draft)]))},
    })
  } finally {
    release()
  }
}

/** A placeholder for the service's unsubscribe address while the text is escaped. */
const standIn = 'https://unsubscribe.invalid/'

function describe({name, what, example}: ServiceSetting): string {
  return `  ${name}  ${what}, such as ${example}`
}

/** The most characters of a value that a dry run shows. */
const maxShownLength = 240

function shortened(_: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > maxShownLength
    ? `${value.slice(0, maxShownLength)}… (${value.length.toLocaleString('en')} characters)`
    : value
}

function lockLedger(ledgerPath: string): () => void {
  try {
    makeFolder(dirname(ledgerPath))
    return acquireLock(`${ledgerPath}.lock`, 'another command that makes drafts')
  } catch (cause) {
    throw new DeliveryError(
      'settings',
      `Cannot use the ledger ${ledgerPath}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {cause},
    )
  }
}
