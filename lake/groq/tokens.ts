import {isRecord} from '../../src/content/document.ts'

/** Every text in a document, its id and type among them, and the text of its blocks. */
export const textsIn = function* (value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const member of value) yield* textsIn(member)
  else if (isRecord(value)) {
    const joined = blockText(value)
    if (joined !== undefined) yield joined
    for (const member of Object.values(value)) yield* textsIn(member)
  }
}

/** The words of a text. */
export function tokensOf(text: string): string[] {
  return (text.replace(edgeDots, '').match(token) ?? []).map(fold)
}

/** The words of a pattern, in which `*` stands for any letters. */
export function patternsOf(pattern: string): string[] {
  return (pattern.replace(edgeDots, '').match(tokenWithWildcards) ?? []).map(fold)
}

/** The beginning of a pattern that is the same in all that it matches; `undefined` if it says nothing. */
export function prefixOf(pattern: string): {readonly text: string; readonly isWhole: boolean} | undefined {
  const star = pattern.indexOf('*')
  const text = star === -1 ? pattern : pattern.slice(0, star)
  return text === '' ? undefined : {text, isWhole: star === -1}
}

/** Whether a word is one that a pattern stands for. */
export function createMatcher(pattern: string): (word: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'u')
  return (word) => expression.test(word)
}

/** The text of a block: its spans are one word where no space is between them. */
function blockText(value: Readonly<Record<string, unknown>>): string | undefined {
  const children = value['children']
  if (!Array.isArray(children)) return undefined
  return children
    .map((child: unknown) => (isRecord(child) && typeof child['text'] === 'string' ? child['text'] : ''))
    .join('')
}

const edgeDots = /\b\.+|\.+\b/g

/** What GROQ's `match` splits texts at, as groq-js has it. */
const token = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g

/** Upper case first: letters that are one when case is ignored then fold to one, such as both small sigmas. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase()
}

const tokenWithWildcards = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g
