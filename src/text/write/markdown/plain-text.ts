import type {Info} from 'mdast-util-to-markdown'

/*
 * Almost half of writing Markdown is the search for characters to escape: some ninety patterns over every text. Most
 * texts hold none that could matter. These two tests say so for sure; whatever they do not let through is searched.
 * They follow the patterns of mdast-util-to-markdown and mdast-util-gfm; a test compares both ways on random trees.
 */

/** Whether text needs no escaping between what stands before and after it. */
export function isPlainText(value: string, {before, after}: Pick<Info, 'before' | 'after'>): boolean {
  if (value === '' || unsafeAnywhere.test(value) || unsafeAtEnd.test(value)) return false
  if (isBreak(after.slice(0, 1)) && /\s$/.test(value)) return false
  return !(isBreak(before.slice(-1)) ? unsafeAtBreak : unsafeAfterSomething).test(value)
}

/** Unsafe wherever it stands, in some construct or other. */
const unsafeAnywhere = /[#&*<>@[\\\]_`{|}~\t\n\r]|[Ww](?:\.[-.\w]|[Ww]{2}\.)|[ps]:\//
/** Unsafe at the end, by what may follow: `![`, `w.x`, `:name[`. */
const unsafeAtEnd = /(?:!|[Ww]\.|:[\w-]*)$/
/** Unsafe as the first character of a line: headings, lists, quotes, rules, tables. */
const unsafeAtBreak = /^[\s+\-=:.()\d]/
/** Unsafe right after what stands before it: `](`, `w.`, `p:/`. */
const unsafeAfterSomething = /^[(.:]/

function isBreak(character: string): boolean {
  return character === '' || character === '\n' || character === '\r'
}
