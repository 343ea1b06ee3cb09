import type {Sentence} from 'nlcst'
import {toString} from 'nlcst-to-string'
import type {StanceWords} from './table.ts'

/** How a sentence means some of its words. */
export type Stance =
  | 'asserted'
  /** Says the opposite. */
  | 'negated'
  /** Says that it is wrong or not known. */
  | 'criticised'
  /** Says that others say so. */
  | 'hearsay'
  | 'asked'
  | 'hedged'

/** A sentence with its clauses. Offsets count from the beginning of the sentence. */
export interface ParsedSentence {
  readonly text: string
  readonly clauses: readonly Clause[]
  /** Where its question ends, if it is one with the sentence that answers it. */
  readonly questionEnd?: number
  /** Whether the answer begins with "no". */
  readonly isDenied?: boolean
}

interface Clause {
  readonly start: number
  readonly end: number
  /** Whether it depends on the clause before, as after "that". */
  readonly isSubordinate: boolean
  /** Whether it stands against the clause before, as after "but", or only follows it, as after a colon. */
  readonly begins: 'contrast' | 'anew' | 'on'
}

/** Divides a sentence at its punctuation and at words such as "but". */
export function parseClauses(sentence: Sentence, {splitters, dependents, contrasts}: StanceWords): ParsedSentence {
  const text = toString(sentence)
  const clauses: Clause[] = []
  let [start, offset] = [0, 0]
  let begins: Clause['begins'] = 'anew'
  const close = (end: number, next: Clause['begins']): void => {
    const words = text.slice(start, end)
    if (/[\p{L}\p{N}]/u.test(words)) {
      clauses.push({start, end, begins, isSubordinate: dependents.test(words)})
      begins = next
    }
    start = end
  }
  for (const child of sentence.children) {
    const value = toString(child)
    if (child.type === 'WordNode') {
      if (contrasts.test(value) && offset > start) {
        close(offset, 'contrast')
        begins = 'contrast'
      } else if (splitters.test(value) && offset > start) close(offset, 'on')
    } else if (child.type === 'PunctuationNode' || child.type === 'SymbolNode') {
      if (/^[;:]$/.test(value)) close(offset + value.length, 'anew')
      else if (/^[,–—()]$/.test(value)) close(offset + value.length, 'on')
    }
    offset += value.length
  }
  close(text.length, 'on')
  return {text, clauses}
}

/** Tells how a sentence means the words from `start` to `end`. */
export function stanceOf(sentence: ParsedSentence, start: number, end: number, words: StanceWords): Stance {
  const {text, clauses, questionEnd = 0, isDenied = false} = sentence
  if (end <= questionEnd && isDenied) return 'negated'
  const at = clauses.findIndex((clause) => start < clause.end)
  if (at === -1) return 'asserted'
  const own = scopeOf(clauses, at)
  const before = text.slice(own.start, start)
  const after = text.slice(end, own.end)
  const around = `${text.slice(own.segmentStart, start)} … ${text.slice(end, own.segmentEnd)}`
  if (words.criticism.test(around)) return 'criticised'
  const negations =
    countNegators(before, words) +
    (words.negatesAfter ? countNegators(after, words) + countNegators(text.slice(own.end, own.mainEnd), words) : 0)
  if (negations % 2 === 1) return 'negated'
  if (end <= questionEnd || /\?["'”“)]*\s*$/u.test(text)) return 'asked'
  if (isQuoted(text, start, end)) return 'hearsay'
  if (words.hearsay.test(text.slice(own.segmentStart, start))) return 'hearsay'
  return words.hedges.test(before) ? 'hedged' : 'asserted'
}

/** Whether a few words are quoted inside a sentence that goes on: "clinically proven" on a box. */
function isQuoted(text: string, start: number, end: number): boolean {
  const opens = text.slice(0, start).search(/["“„«»'][^"“”„«»]{0,30}$/u)
  const closes = text.slice(end).search(/^[^"“”„«»]{0,30}["”“»«']/u)
  return opens !== -1 && closes !== -1 && text.length - (end - start) > 25
}

/** The clauses that bear on one: those it depends on, and those up to the next "but". */
function scopeOf(clauses: readonly Clause[], at: number) {
  let first = at
  while (first > 0 && clauses[first]?.isSubordinate === true && clauses[first]?.begins !== 'contrast') first -= 1
  let from = first
  while (from > 0 && clauses[from]?.begins !== 'contrast') from -= 1
  let to = at
  // What comes after "but" may say that what was said is wrong.
  while (to + 1 < clauses.length && clauses[to + 1]?.begins !== 'anew') to += 1
  return {
    start: clauses[first]?.start ?? 0,
    end: clauses[at]?.end ?? 0,
    // "A guarantee that …, gives you nobody": the main clause goes on after the one that depends on it.
    mainEnd: clauses[mainAfter(clauses, at)]?.end ?? 0,
    segmentStart: clauses[from]?.start ?? 0,
    segmentEnd: clauses[to]?.end ?? 0,
  }
}

/** Where the main clause goes on, around a clause that depends on it. */
function mainAfter(clauses: readonly Clause[], at: number): number {
  let next = at + 1
  while (clauses[next]?.isSubordinate === true && clauses[next]?.begins === 'on') next += 1
  const isInterrupted = next > at + 1 || clauses[at]?.isSubordinate === true
  return isInterrupted && clauses[next]?.begins === 'on' ? next : -1
}

function countNegators(text: string, {negators, falseNegators}: StanceWords): number {
  const rest = text.replace(new RegExp(falseNegators.source, 'giu'), ' ')
  return [...rest.matchAll(new RegExp(negators.source, 'giu'))].length
}
