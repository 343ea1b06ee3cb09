import {shorten, type Finding} from '../../content/findings.ts'
import type {Path} from '../../content/path.ts'
import {pathOf, walk} from '../../content/walk.ts'
import {defineRule} from '../rule.ts'

/** Text has only characters that every feed can carry, and looks the same as it is stored. */
export const safeText = defineRule({
  id: 'safe-text',
  createCheck:
    () =>
    ({document}) => {
      const findings: Finding[] = []
      walk(document, (value, trail) => {
        if (typeof value === 'string' && suspicious.test(value)) findings.push(...dangersIn(value, pathOf(trail)))
      })
      return findings
    },
})

/** Matches any suspicious character in one pass. Nearly all texts have none and need no further check. */
const suspicious =
  // eslint-disable-next-line no-control-regex -- the rule searches for these characters
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFFFE\uFFFF]/

/*
 * Control characters are ill-formed in XML (https://www.w3.org/TR/xml/#charsets). Lone surrogates have no UTF-8 form.
 * Embeddings and overrides make text look different from what is stored (https://unicode.org/reports/tr9/).
 */
const dangers: readonly Danger[] = [
  {
    // eslint-disable-next-line no-control-regex -- the rule searches for these characters
    pattern: /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/u,
    what: 'control character',
    expected: 'visible characters, spaces and line breaks',
  },
  {pattern: /\p{Cs}/u, what: 'half of a character (a lone surrogate)', expected: 'whole characters'},
  {pattern: /[\u202A-\u202E]/u, what: 'character that overrides the direction of text', expected: 'text without it'},
]

const isolates = /[\u2066-\u2069]/gu

interface Danger {
  readonly pattern: RegExp
  readonly what: string
  readonly expected: string
}

function* dangersIn(text: string, path: Path): Generator<Finding> {
  for (const {pattern, what, expected} of dangers) {
    const [found] = pattern.exec(text) ?? []
    if (found === undefined) continue
    yield {
      reason: `Unexpected ${what} \`${codePoint(found)}\`, expected ${expected}`,
      path,
      actual: shorten(text),
      note: 'It often comes along when text is pasted: delete the words around it and type them again',
    }
  }
  if (hasOpenIsolate(text)) {
    yield {
      reason: 'Unexpected direction mark without its partner, expected each isolate to be closed',
      path,
      actual: shorten(text),
    }
  }
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function hasOpenIsolate(text: string): boolean {
  let open = 0
  for (const [character] of text.matchAll(isolates)) {
    open += character === '\u2069' ? -1 : 1
    if (open < 0) return true
  }
  return open !== 0
}
