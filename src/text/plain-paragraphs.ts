/**
 * The paragraphs of a plain text, each as its lines. Blank lines separate paragraphs; white space around lines is
 * dropped. All code that shows plain text uses this, so that a line break is never lost in one place and kept in another.
 */
export function paragraphsOf(plain: string): string[][] {
  return splitParagraphs(plain).map((part) =>
    part
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
}

/** The paragraphs of a plain text, as they were written. */
export function splitParagraphs(plain: string): string[] {
  return plain
    .trim()
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
