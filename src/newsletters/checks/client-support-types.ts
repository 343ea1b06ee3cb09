/** What one mail program makes of a mail's features. */
export interface ClientSupport {
  readonly client: string
  /** Features it does not know at all. */
  readonly unsupported: readonly string[]
  /** Features it knows in part. */
  readonly partial: readonly string[]
}
