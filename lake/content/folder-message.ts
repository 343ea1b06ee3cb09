/** Something a person should know of the content folder. */
export interface FolderMessage {
  readonly severity: 'error' | 'warning' | 'info'
  /** From the content folder. */
  readonly path: string
  readonly reason: string
}
