import MailComposer from 'nodemailer/lib/mail-composer'
import type {Mail, Mailbox} from '../mail/mail.ts'

export interface MessageOptions {
  readonly to: readonly Mailbox[]
  /** The text that separates the parts. It must not occur in them. */
  readonly boundary: string
  readonly date?: string
  readonly messageId?: string
}

/**
 * Builds a mail as an RFC 5322 message with HTML and plain text (multipart/alternative). The same mail gives the same
 * bytes. Lines end with CRLF, and no line is longer than SMTP allows.
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

/** Builds the message of an issue as it is published. It is addressed to the list, which has the name of the sender. */
export function composeIssue(mail: Mail): Promise<Buffer> {
  return composeMessage(mail, {to: [mail.from], boundary: mail.messageId.replace(/[^A-Za-z0-9]/gu, '').slice(-30)})
}

/** Returns a one-line header that is written unchanged. The library would encode what it takes for words. */
function prepared(key: string, value: string) {
  return {key, value: {prepared: true, value}}
}
