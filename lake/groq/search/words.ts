import {prefixOf, textsIn, tokensOf} from '../tokens.ts'

/** Returns all words of a document, as the index stores them. */
export function storedWords(document: unknown): string {
  const words = new Set<string>()
  for (const text of textsIn(document)) for (const word of tokensOf(text)) words.add(encode(word))
  return [...words].join(' ')
}

/**
 * Returns the SQLite full-text query that finds all documents in which every pattern may match
 * (https://sqlite.org/fts5.html#full_text_query_syntax); undefined if no pattern contains anything to search for.
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

/** The number of letters that are stored of a word. Longer words are found by their beginning. */
const maxWordLength = 100

/**
 * Encodes a word so that every tokenizer of SQLite keeps it as one word. Lowercase letters and digits stay as they are.
 * `q` and all other characters become `q` and four hexadecimal digits. The beginning of a word stays the beginning of
 * its encoding.
 */
function encode(word: string): string {
  return word
    .slice(0, maxWordLength)
    .replace(/[^a-pr-z0-9]/g, (unit) => `q${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
