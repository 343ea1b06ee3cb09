import {randomUUID} from 'node:crypto'
import {createTransport} from 'nodemailer'
import {isRecord} from '../../content/document.ts'
import type {Mail} from '../mail/mail.ts'
import {DeliveryError} from './delivery-error.ts'
import {composeMessage} from './mime.ts'

export interface TestMailOptions {
  readonly mail: Mail
  /** The addresses of the people who review the mail. */
  readonly to: readonly string[]
  /** Such as `smtps://user:password@mail.example.org`. */
  readonly url: string
  readonly now: Date
  /** In milliseconds. */
  readonly timeout: number
}

/** @throws {DeliveryError} if there are too many addresses, or one is invalid */
export function checkRecipients(to: readonly string[]): void {
  if (to.length > maxRecipients)
    throw new DeliveryError(
      'settings',
      `Unexpected ${to.length} addresses, expected at most ${maxRecipients}: a test is for those who look at it`,
    )
  for (const recipient of to) {
    if (!address.test(recipient))
      throw new DeliveryError('settings', `Unexpected address ${recipient}, expected one such as name@example.org`)
  }
}

/** Sends a test mail to its reviewers over SMTP, without retries. @throws {DeliveryError} */
export async function sendTestMail({mail, to, url, now, timeout}: TestMailOptions): Promise<void> {
  checkRecipients(to)
  const {host, hostname, username, password} = parseUrl(url)
  // Inboxes show each message id only once, so every test gets its own.
  const messageId = mail.messageId.replace('@', `.${randomUUID()}@`)
  const raw = await composeMessage(mail, {
    to: to.map((recipient) => ({name: '', address: recipient})),
    boundary: randomUUID().replaceAll('-', ''),
    date: now.toISOString(),
    messageId,
  })
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // A password is only sent over TLS, except on this machine.
    requireTLS: username !== '' && !isLoopback(hostname),
  })
  try {
    const {rejected} = await transport.sendMail({envelope: {from: mail.from.address, to: [...to]}, raw})
    if (rejected.length > 0)
      throw new DeliveryError('refused', `${host} took it for some, and not for ${rejected.map(String).join(', ')}`)
  } catch (cause) {
    if (cause instanceof DeliveryError) throw cause
    throw new DeliveryError('broken', explain(cause, host, formsOf(password)))
  } finally {
    transport.close()
  }
}

/** The most recipients of a test mail. Tests are not for sending to readers. */
const maxRecipients = 10

const address = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/

function parseUrl(value: string): URL {
  const url = URL.parse(value)
  if (url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '') return url
  throw new DeliveryError(
    'settings',
    'Unexpected value of SMTP_URL, expected one such as smtps://user:password@mail.example.org',
  )
}

function isLoopback(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host)
}

/** Returns what went wrong and what to do about it. */
function explain(error: unknown, host: string, secrets: readonly string[]): string {
  const {code, response} = isRecord(error) ? error : {}
  const hidden = (text: string): string =>
    secrets.filter((secret) => secret !== '').reduce((rest, secret) => rest.replaceAll(secret, '•••'), text)
  const said = typeof response === 'string' ? `: ${hidden(response)}` : ''
  const texts: Readonly<Record<string, string>> = {
    EAUTH: `${host} does not let us in${said}. Check the user and the password in SMTP_URL`,
    // The connection was open, but ended before the last answer.
    ECONNECTION: `${host} closed the connection${said} without saying that it took the mail: it may have arrived. Look before you send it again; if it did not, check the port in SMTP_URL`,
    ESOCKET: `${host} cannot be reached, or does not speak this kind of connection. Check the port in SMTP_URL: smtps:// is for 465, smtp:// for 587`,
    EDNS: `${host} cannot be found. Check the name in SMTP_URL`,
    ETIMEDOUT: `${host} does not answer. Check the name and the port in SMTP_URL`,
    ETLS: `${host} does not offer a safe connection${said}. Check the port in SMTP_URL`,
    EENVELOPE: `${host} does not take it${said}. Check the sender in Settings and the addresses it goes to`,
    EMESSAGE: `${host} does not take it${said}`,
  }
  return texts[String(code)] ?? `${host} does not take it${said}`
}

/**
 * Returns the password decoded, and as it is written in the URL. If it is not valid percent-encoding, only the latter.
 */
function formsOf(password: string): string[] {
  try {
    return [decodeURIComponent(password), password]
  } catch {
    return [password]
  }
}
