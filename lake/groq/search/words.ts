import {prefixOf, textsIn, tokensOf} from '../tokens.ts'

/** All words of a document, as they are stored. */
export function storedWords(document: unknown): string {
  const words = new Set<string>()
  for (const text of textsIn(document)) for (const word of tokensOf(text)) words.add(encode(word))
  return [...words].join(' ')
}

/**
 * The question to SQLite's full-text index that finds all documents in which each of some patterns may match
 * (https://sqlite.org/fts5.html#full_text_query_syntax); undefined if the patterns say nothing that it could look for.
 */
export function ftsQuery(patterns: readonly string[]): string | undefined {
  const terms = patterns.flatMap((pattern) => {
    const prefix = prefixOf(pattern)
    if (prefix === undefined) return []
    const isWhole = prefix.isWhole && prefix.text.length < maxWordLength
    return [`"${encode(prefix.text)}"${isWhole ? '' : ' *'}`]
  })
  return terms.length === 0 ? undefined : terms.join(' AND ')
}

/** Words are kept up to so many letters; longer ones are found by their beginning. */
const maxWordLength = 100

/**
 * A word in letters that every tokenizer of SQLite keeps as one: letters and digits as they are, all else, and `q`, as `q`
 * and a number. Beginnings stay beginnings.
 */
function encode(word: string): string {
  return word
    .slice(0, maxWordLength)
    .replace(/[^a-pr-z0-9]/g, (unit) => `q${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
