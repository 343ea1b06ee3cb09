import {isRecord} from '../../src/content/document.ts'

/** Yields every text in a document, including its id, its type and the joined text of each block. */
export const textsIn = function* (value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const member of value) yield* textsIn(member)
  else if (isRecord(value)) {
    const joined = blockText(value)
    if (joined !== undefined) yield joined
    for (const member of Object.values(value)) yield* textsIn(member)
  }
}

export function tokensOf(text: string): string[] {
  return (text.replace(edgeDots, '').match(token) ?? []).map(fold)
}

/** Returns the words of a pattern, in which `*` stands for any letters. */
export function patternsOf(pattern: string): string[] {
  return (pattern.replace(edgeDots, '').match(tokenWithWildcards) ?? []).map(fold)
}

/**
 * Returns the text of a pattern before its first `*`; `undefined` if that is empty. `isWhole` is true if there is no
 * `*`.
 */
export function prefixOf(pattern: string): {readonly text: string; readonly isWhole: boolean} | undefined {
  const star = pattern.indexOf('*')
  const text = star === -1 ? pattern : pattern.slice(0, star)
  return text === '' ? undefined : {text, isWhole: star === -1}
}

/** Creates a function that tests whether a word matches a pattern. */
export function createMatcher(pattern: string): (word: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'u')
  return (word) => expression.test(word)
}

/**
 * Returns the text of a block. Its spans are joined without spaces, so a word can continue from one span to the next.
 */
function blockText(value: Readonly<Record<string, unknown>>): string | undefined {
  const children = value['children']
  if (!Array.isArray(children)) return undefined
  return children
    .map((child: unknown) => (isRecord(child) && typeof child['text'] === 'string' ? child['text'] : ''))
    .join('')
}

const edgeDots = /\b\.+|\.+\b/g

/** A word, as groq-js splits texts for GROQ's `match`. */
const token = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g

/**
 * Converts to upper case first, so that letters that differ only in case become the same, such as both small sigmas.
 */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase()
}

const tokenWithWildcards = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
