/** A file of the output, rendered. */
export interface RenderedFile {
  /** Below the output folder, with slashes. */
  readonly path: string
  readonly text: string
}
