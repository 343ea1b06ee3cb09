/** A rendered file of the output. */
export interface RenderedFile {
  /** Relative to the output folder, with slashes. */
  readonly path: string
  readonly text: string
}
