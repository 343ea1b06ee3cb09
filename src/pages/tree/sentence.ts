/** Adds a full stop, unless the text is empty or already ends with punctuation. */
export function sentence(words: string): string {
  const trimmed = words.trim()
  return trimmed === '' || /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
