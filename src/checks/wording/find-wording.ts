import type {Sentence} from 'nlcst'
import {ParseEnglish} from 'parse-english'
import {ParseLatin} from 'parse-latin'
import {LRUCache} from 'lru-cache'
import {visit, SKIP} from 'unist-util-visit'
import type {Severity} from '../../content/findings.ts'
import {fold} from './fold.ts'
import {languages} from './languages/index.ts'
import {wordingKinds, type WordingKind, type WordingKindId} from './kinds.ts'
import {parseClauses, stanceOf, type ParsedSentence, type Stance} from './stance.ts'
import {words, type Pattern, type WordingTable} from './table.ts'
import {createTriggers, plainly, type Triggers} from './triggers.ts'

/** Words that a reader should not see like this. */
export interface Wording {
  readonly kind: WordingKindId
  /** The words themselves. */
  readonly match: string
  readonly sentence: string
  /** Why it may be harmless. Then it is a warning at most. */
  readonly doubt?: string
  readonly atMost?: Severity
}

export interface WordingContext {
  /** The language that the document says it has, as a language tag. */
  readonly language: string
  /** Whether the text warns. See `Reading`. */
  readonly isWarning?: boolean
  /** Whether the text tells what was wrong. See `Reading`. */
  readonly isMistake?: boolean
  readonly isCited?: boolean
  /** Whether the document says who paid for it. */
  readonly isDisclosed?: boolean
  /** Whether a caveat or a contraindication speaks of children, pregnancy or breastfeeding. */
  readonly hasCaveatForVulnerable?: boolean
  /** What the therapies' contraindications name, as they stand there. */
  readonly contraindications?: readonly string[]
}

/** Returns the table of a language, by the first subtag of a language tag. */
export function tableOf(language: string): WordingTable | undefined {
  const [subtag = ''] = language.toLowerCase().split('-')
  return languages.find((table) => table.language === subtag)
}

/** Finds words in one text that a reader should not see like this, each kind once a sentence. */
export function findWording(original: string, context: WordingContext): Wording[] {
  const text = fold(original)
  const plain = plainly(text)
  const found: Wording[] = []
  for (const table of tablesFor(text, context.language)) {
    // What two languages have a word for is said once.
    const known = new Set(found.map(keyOf))
    found.push(...inLanguage(text, plain, table, context).filter((wording) => !known.has(keyOf(wording))))
  }
  return found
}

function keyOf({kind, sentence}: Wording): string {
  return `${kind}\n${sentence}`
}

function inLanguage(text: string, plain: string, table: WordingTable, context: WordingContext): Wording[] {
  const possible = [...triggersOf(table)(plain), ...contraindicationTriggers(table, context.contraindications)(plain)]
  const patterns = possible.filter(
    (pattern) => applies(pattern.kind, context) && pattern.find.test(text) && pattern.with?.test(text) !== false,
  )
  if (patterns.length === 0) return []
  const [whole, parted] = [patterns.filter(isWhole), patterns.filter((pattern) => !isWhole(pattern))]
  const all: ParsedSentence = {text, clauses: [{start: 0, end: text.length, isSubordinate: false, begins: 'anew'}]}
  const sentences = parted.length === 0 ? [] : withAnswers(sentencesIn(text, table), table.stance.denial)
  const found = sentences.flatMap((sentence) => inSentence(sentence, parted, table, context))
  const kinds = new Set(found.map(({kind}) => kind))
  return [...found, ...inSentence(all, whole, table, context).filter(({kind}) => !kinds.has(kind))]
}

/** A question is one with what answers it: "Pregnant? A massage is just the thing." */
function withAnswers(sentences: readonly ParsedSentence[], denial: RegExp): ParsedSentence[] {
  return sentences.flatMap((sentence, index) => {
    const next = sentences[index + 1]
    if (next === undefined || !sentence.text.trimEnd().endsWith('?')) return [sentence]
    const offset = sentence.text.length + 1
    const after = next.clauses.map((clause) => ({...clause, start: clause.start + offset, end: clause.end + offset}))
    return [
      {
        text: `${sentence.text} ${next.text}`,
        clauses: [...sentence.clauses, ...after],
        questionEnd: sentence.text.length,
        isDenied: denial.test(next.text),
      },
    ]
  })
}

/** The first words of a text that are not for a kind of context are left out. */
function applies(id: WordingKindId, context: WordingContext): boolean {
  const kind: WordingKind = wordingKinds[id]
  return (
    !(kind.wantsSource === true && context.isCited === true) &&
    !(kind.isFineInWarnings === true && context.isWarning === true) &&
    !(id === 'wording-sponsored' && context.isDisclosed === true) &&
    !(id === 'wording-vulnerable' && context.hasCaveatForVulnerable === true)
  )
}

function inSentence(
  sentence: ParsedSentence,
  patterns: readonly Pattern[],
  table: WordingTable,
  context: WordingContext,
): Wording[] {
  const found = new Map<WordingKindId, Wording>()
  const warns = table.caution.test(sentence.text.replace(new RegExp(table.falseCaution, 'giu'), ' '))
  for (const pattern of patterns) {
    const {kind: id, unless, yieldsToCaution = false} = pattern
    if (yieldsToCaution && warns) continue
    if (found.has(id) && found.get(id)?.doubt === undefined) continue
    if (unless?.test(sentence.text) === true) continue
    for (const match of matchesOf(pattern.find, sentence.text)) {
      const doubt = doubtOf(sentence, match, wordingKinds[id], table, context)
      if (doubt === 'harmless') continue
      const known = found.get(id)
      if (known !== undefined && (doubt !== undefined || known.atMost === undefined)) continue
      found.set(id, {
        kind: id,
        match: match[0].trim(),
        sentence: sentence.text.trim(),
        ...(doubt === undefined ? {} : {doubt}),
        ...(doubt === undefined && pattern.atMost === undefined ? {} : {atMost: pattern.atMost ?? 'warning'}),
      })
      if (doubt === undefined) break
    }
  }
  return [...found.values()]
}

function* matchesOf(find: RegExp, text: string): Generator<RegExpExecArray> {
  for (const match of text.matchAll(new RegExp(find.source, `${find.flags.replace('g', '')}g`))) yield match
}

/** Why the words may be harmless where they stand, or `harmless` if they are. */
function doubtOf(
  sentence: ParsedSentence,
  match: RegExpExecArray,
  kind: WordingKind,
  {stance: words}: WordingTable,
  {isWarning = false, isMistake = false}: WordingContext,
): string | undefined {
  const [start, end] = [match.index, match.index + match[0].length]
  const others = `${sentence.text.slice(0, start)} … ${sentence.text.slice(end)}`
  if (kind.yieldsToAdvice === true && words.advice.test(sentence.text) && words.advice.test(others)) return 'harmless'
  if (!kind.hasStance) return undefined
  if (isKnown(sentence.text, start, end, words.known)) return 'harmless'
  const doubt = doubts[stanceOf(sentence, start, end, words)](kind)
  if (doubt !== undefined) return doubt
  if (isMistake) return 'it is said to be what was wrong'
  const isFirst = !/[,;:–?]/u.test(sentence.text.slice(0, start))
  return isWarning && isFirst && words.situation.test(sentence.text) ? 'it tells whom the warning is for' : undefined
}

/** Whether the words themselves are part of something known, not only beside it. */
function isKnown(text: string, start: number, end: number, known: RegExp): boolean {
  for (const match of matchesOf(known, text))
    if (match.index < end && start < match.index + match[0].length) return true
  return false
}

const doubts: Readonly<Record<Stance, (kind: WordingKind) => string | undefined>> = {
  asserted: () => undefined,
  negated: () => 'harmless',
  criticised: () => 'harmless',
  hearsay: () => 'it is said to be what others say, but not that they are wrong',
  asked: () => 'it is a question',
  hedged: ({hedges}) => (hedges ? 'it is said to be possible only, but the word itself promises too much' : undefined),
}

/**
 * Patterns for what the therapies' contraindications name, in these words or others for the same: to call it fine is an
 * error, to speak of treating it without a word of caution is a warning.
 */
function contraindicationTriggers(table: WordingTable, contraindications: readonly string[] = []): Triggers<Pattern> {
  if (contraindications.length === 0) return none
  const key = `${table.language}\n${contraindications.join('\n')}`
  const known = contraindicated.get(key)
  if (known !== undefined) return known
  const term = termsOf(contraindications.map(fold), table)
  const kind = 'wording-contraindicated'
  const {reassurance, acts} = table
  const patterns: readonly Pattern[] = [
    {kind, find: either(reassurance, term), yieldsToCaution: true},
    {kind, find: either(acts, term), yieldsToCaution: true, atMost: 'warning'},
  ]
  // What is done in a therapy is in nearly every text, what is contraindicated in few.
  const named = new RegExp(term.replaceAll(/(?<=^|\|)\\p\{L\}\*/gu, ''), 'u')
  const made: Triggers<Pattern> = term === '' ? none : (plain) => (named.test(plain) ? patterns : [])
  contraindicated.set(key, made)
  return made
}

const none: Triggers<Pattern> = () => []

/** Taking patterns apart takes as long as trying all of them on a few articles, so the first texts try all. */
function triggersOf(table: WordingTable): Triggers<Pattern> {
  const known = triggers.get(table)
  if (known !== undefined) return known
  const patterns = [...table.patterns, ...vulnerablePatterns(table)]
  let texts = 0
  const made: Triggers<Pattern> = (plain) => {
    texts += 1
    if (texts <= fewTexts) return patterns
    const apart = createTriggers(patterns)
    triggers.set(table, apart)
    return apart(plain)
  }
  triggers.set(table, made)
  return made
}

const fewTexts = 200

const triggers = new Map<WordingTable, Triggers<Pattern>>()

/** To speak of treating children or pregnant people without a word of caution. */
function vulnerablePatterns({vulnerable, acts}: WordingTable): readonly Pattern[] {
  const [who, what] = [vulnerable.source, words(acts).source]
  return [
    {
      kind: 'wording-vulnerable',
      find: new RegExp(`${who}[^.!;:]{0,80}?${what}|${what}[^.!;:]{0,80}?${who}`, 'iu'),
      yieldsToCaution: true,
    },
  ]
}

const contraindicated = new LRUCache<string, Triggers<Pattern>>({max: 1000})

function either(a: string, b: string): RegExp {
  return words(`(?:${a})[,?:]? ${near}(?:${b})|(?:${b})[,?:]? ${near}(?:${a})`)
}

const near = '(?:[^\\s.!;]+ ){0,10}?'

function termsOf(contraindications: readonly string[], table: WordingTable): string {
  const synonyms = table.synonyms.filter((same) => contraindications.some((text) => words(same.join('|')).test(text)))
  const stems = contraindications.flatMap((text) => stemsOf(text, table)).map((stem) => `${stem}\\p{L}*`)
  return [...new Set([...synonyms.flat(), ...stems])].join('|')
}

/** The words of a contraindication that name something, without their endings. What is done in a therapy is not meant. */
function stemsOf(text: string, {acts, emptyWords, stance}: WordingTable): string[] {
  const done = words(acts)
  const named = text.split(/[,;(]/u).find((part) => !stance.dependents.test(part)) ?? ''
  // A whole sentence has words for more than an illness.
  if (named.split(/\s+/u).length > maxNameWords) return []
  return [...named.toLowerCase().matchAll(/\p{L}+/gu)]
    .map(([word]) => word)
    .filter((word) => word.length > 5 && !emptyWords.has(word) && !done.test(word))
    .map((word) => word.slice(0, Math.max(6, word.length - 2)))
}

const maxNameWords = 6

/**
 * The tables to read a text with: that of its document's language, and those of languages that it is or may be written
 * in as well, as its short words say. A text without any short words may be in each.
 */
function tablesFor(text: string, language: string): WordingTable[] {
  const declared = tableOf(language)
  const counts = countFunctionWords(text)
  const enough = declared === undefined ? 3 : counts.get(declared) === undefined ? 0 : 1
  const others = languages.filter((table) => table !== declared && (counts.get(table) ?? 0) >= enough)
  return declared === undefined ? others : [declared, ...others]
}

function countFunctionWords(text: string): ReadonlyMap<WordingTable, number> {
  const counts = new Map<WordingTable, number>()
  for (const word of text
    .slice(0, recognised)
    .toLowerCase()
    .split(/[^\p{L}]+/u))
    for (const table of languages) if (table.functionWords.has(word)) counts.set(table, (counts.get(table) ?? 0) + 1)
  return counts
}

/** How much of a text is looked at to recognise its language, in characters. */
const recognised = 400

const parsers = {english: new ParseEnglish(), latin: new ParseLatin()} as const

function sentencesIn(text: string, {parse, stance}: WordingTable): ParsedSentence[] {
  const sentences: ParsedSentence[] = []
  visit(parsers[parse].parse(text), 'SentenceNode', (sentence: Sentence) => {
    sentences.push(parseClauses(sentence, stance))
    return SKIP
  })
  return sentences
}

function isWhole({isWhole: is}: Pattern): boolean {
  return is === true
}
