import type {Info} from 'mdast-util-to-markdown'

/*
 * Almost half of the time to write Markdown is spent on the search for characters to escape: about ninety patterns for
 * every text. Most texts have nothing to escape, and `isPlainText` recognises them. Every other text is searched. The
 * expressions follow the patterns of mdast-util-to-markdown and mdast-util-gfm; a test compares both ways on random
 * trees.
 */

/** Whether text needs no escaping, given the characters before and after it. Also false if that is not certain. */
export function isPlainText(value: string, {before, after}: Pick<Info, 'before' | 'after'>): boolean {
  if (value === '' || unsafeAnywhere.test(value) || unsafeAtEnd.test(value)) return false
  if (isBreak(after.slice(0, 1)) && /\s$/.test(value)) return false
  const last = before.slice(-1)
  return !(isBreak(last) ? unsafeAtBreak : unsafeAfter(last)).test(value)
}

/** A first character that is the same in Markdown, if nothing is known of what is before it. */
export const plainStart = /^(?:[A-Za-z0-9,;.?'")]| [A-Za-z0-9])/

/** Unsafe at any position, in at least one construct. */
const unsafeAnywhere = /[#&*<>@[\\\]_`{|}~\t\n\r]|[Ww](?:\.[-.\w]|[Ww]{2}\.)|[ps]:\//
/** Unsafe at the end, because of what may follow: `![`, `w.x`, `:name[`. */
const unsafeAtEnd = /(?:!|[Ww]\.|:[\w-]*)$/
/** Unsafe as the first character of a line: headings, lists, quotes, rules, tables. */
const unsafeAtBreak = /^[\s+\-=:.()\d]/
/** Unsafe as the first character after other content, by the character before it: `](`, `w.`, `p:/`. */
function unsafeAfter(last: string): RegExp {
  if (last === ']') return /^[(:]/
  return last === 'w' || last === 'W' ? /^[.:]/ : /^:/
}

function isBreak(character: string): boolean {
  return character === '' || character === '\n' || character === '\r'
}
