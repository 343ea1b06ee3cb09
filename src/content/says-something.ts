/** What people write into a field that they have nothing to say in. */
const nothings: ReadonlySet<string> = new Set(
  'none no nil na n/a nothing nobody unknown tbc tbd todo ? keine keiner keines kein nichts niemand unbekannt entfällt'.split(
    ' ',
  ),
)

/** Tells whether a text says something: it has letters, and is not "none", "n/a" or a dash. */
export function saysSomething(text: string): boolean {
  const words = text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').trim()
  return /\p{L}/u.test(words) && !nothings.has(words.toLowerCase().replace(/[.!]+$/u, ''))
}
