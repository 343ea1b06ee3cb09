import MailComposer from 'nodemailer/lib/mail-composer'
import type {Mail, Mailbox} from '../mail/mail.ts'

export interface MessageOptions {
  readonly to: readonly Mailbox[]
  /** What stands between the parts; it must not stand in them. */
  readonly boundary: string
  readonly date?: string
  readonly messageId?: string
}

/**
 * A mail as a message of RFC 5322, in two forms (multipart/alternative). The same mail gives the same bytes. Lines end as they do
 * in mail, and none is longer than SMTP takes.
 */
export function composeMessage(mail: Mail, {to, boundary, date, messageId}: MessageOptions): Promise<Buffer> {
  return new MailComposer({
    from: mail.from,
    to: [...to],
    ...(mail.replyTo === undefined ? {} : {replyTo: mail.replyTo}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    encoding: 'quoted-printable',
    date: new Date(date ?? mail.date),
    messageId: messageId ?? mail.messageId,
    headers: Object.entries(mail.headers).map(([key, value]) => prepared(key, value)),
    newline: 'windows',
    baseBoundary: boundary,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** The message of an issue as it is published: it is to the list, whose name the sender has. */
export function composeIssue(mail: Mail): Promise<Buffer> {
  return composeMessage(mail, {to: [mail.from], boundary: mail.messageId.replace(/[^A-Za-z0-9]/gu, '').slice(-30)})
}

/** A header of one line, as it is: the library would encode what it takes for words. */
function prepared(key: string, value: string) {
  return {key, value: {prepared: true, value}}
}
