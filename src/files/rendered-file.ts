/** A rendered file of the output. */
export interface RenderedFile {
  /** Relative to the output folder, with slashes. */
  readonly path: string
  /** As UTF-8 where it is put together from rendered parts. */
  readonly text: string | Uint8Array
}
