/** How well one mail program supports the features of a mail. */
export interface ClientSupport {
  readonly client: string
  /** Features it does not support. */
  readonly unsupported: readonly string[]
  /** Features it supports in part. */
  readonly partial: readonly string[]
}
