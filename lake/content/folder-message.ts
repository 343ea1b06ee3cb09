/** A problem or a note about the content folder, for a person. */
export interface FolderMessage {
  readonly severity: 'error' | 'warning' | 'info'
  /** A path relative to the content folder, the id of a document, or the content folder itself. */
  readonly path: string
  readonly reason: string
}
