/** A finished mail. Files, drafts at services and the preview in Studio are made from it. */
export interface Mail {
  readonly subject: string
  readonly preheader: string
  /** The whole document. */
  readonly html: string
  readonly text: string
  /** Header fields in addition to those that every mail has, by name. */
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

/** What differs between mails of the same issue: each mail service uses its own addresses. */
export interface MailTarget {
  /** Where readers unsubscribe: an address, or a placeholder that the service replaces with one. */
  readonly unsubscribeUrl: string
}
