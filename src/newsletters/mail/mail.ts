/** A mail as it leaves: what files, services and the preview in Studio are made of. */
export interface Mail {
  readonly subject: string
  readonly preheader: string
  /** The whole document. */
  readonly html: string
  readonly text: string
  /** Header fields beside those that every mail has, each once. */
  readonly headers: Readonly<Record<string, string>>
  readonly from: Mailbox
  readonly replyTo: string | undefined
  /** RFC 3339. */
  readonly date: string
  /** With its angle brackets (RFC 5322, section 3.6.4). */
  readonly messageId: string
}

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What differs between mails of the same issue: a mail service puts its own addresses in. */
export interface MailTarget {
  /** Where readers unsubscribe: an address, or what the service replaces by one. */
  readonly unsubscribeUrl: string
}
