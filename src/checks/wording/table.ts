import type {Certainty} from '../../content/evidence.ts'
import type {Severity} from '../../content/findings.ts'
import type {WordingKindId} from './kinds.ts'

/** Words to look for in one language. */
export interface WordingTable {
  /** The first subtag of language tags (BCP 47). */
  readonly language: string
  /** Short words that nearly every sentence of the language has, by which it is recognised. */
  readonly functionWords: ReadonlySet<string>
  readonly parse: 'english' | 'latin'
  readonly stance: StanceWords
  readonly patterns: readonly Pattern[]
  /** Words that call something fine, for people that the therapy names in its contraindications. */
  readonly reassurance: string
  /** Words for what is done in a therapy. */
  readonly acts: string
  /** Words that warn. A sentence with one of them recommends nothing. */
  readonly caution: RegExp
  /** What looks like a word that warns and says the opposite: "no reason", "nothing to stop you". */
  readonly falseCaution: RegExp
  /** Different words for the same illness or treatment. */
  readonly synonyms: ReadonlyArray<readonly string[]>
  /** Words of contraindications that say nothing by themselves. */
  readonly emptyWords: ReadonlySet<string>
  readonly certainty: CertaintyWords
  /** Children, pregnancy, breastfeeding. */
  readonly vulnerable: RegExp
}

/** How a language says how certain something is. */
export interface CertaintyWords {
  /** Words that fit a certainty. A hedge counts only with what it hedges: "can be booked" hedges nothing. */
  readonly expected: Readonly<Record<Certainty, RegExp>>
  readonly examples: Readonly<Record<Certainty, string>>
  /** Verbs that claim an effect. */
  readonly effects: RegExp
}

export interface Pattern {
  readonly kind: WordingKindId
  readonly find: RegExp
  /** Does not apply if this is in the sentence. */
  readonly unless?: RegExp
  /** Does not apply to a sentence that warns. */
  readonly yieldsToCaution?: boolean
  /** Looks at the whole text, over the ends of sentences. */
  readonly isWhole?: boolean
  /** Applies only if this is somewhere in the text. */
  readonly with?: RegExp
  /** At most this serious, if that is less than the rule. */
  readonly atMost?: Severity
}

export type Words = Omit<Pattern, 'kind'>

export function ofKind(kind: WordingKindId, list: readonly Words[]): Pattern[] {
  return list.map((each) => ({kind, ...each}))
}

/** The words by which it is understood how a sentence means something. All are matched within a sentence. */
export interface StanceWords {
  /** Turns what follows in its clause into its opposite. */
  readonly negators: RegExp
  /** Looks like a negator and is none: "not only", "no doubt". */
  readonly falseNegators: RegExp
  /** Whether a negator may follow what it negates, as in German. */
  readonly negatesAfter: boolean
  /** Says that somebody is wrong, or that something is not known. */
  readonly criticism: RegExp
  /** Says that others say so. */
  readonly hearsay: RegExp
  /** Makes it a possibility. */
  readonly hedges: RegExp
  /** A word that begins a new clause wherever it stands. */
  readonly splitters: RegExp
  /** How a clause begins that depends on the one before. */
  readonly dependents: RegExp
  /** Begins a clause that stands against the one before. */
  readonly contrasts: RegExp
  /** How an answer begins that says no. */
  readonly denial: RegExp
  /** Says something that is known, or what is no promise: antibiotics cure infections, a bone heals, a doctor may lower a dose. */
  readonly known: RegExp
  /** How a warning begins that tells whom it is for: "You have stopped …", "If …". */
  readonly situation: RegExp
  /** How a disclosure begins that names nobody. */
  readonly nobody: RegExp
  /** Sends readers to a doctor, midwife or pharmacist. */
  readonly advice: RegExp
}

/** Compiles a pattern: whole words, in any case. A space stands for spaces and hyphens. */
export function words(source: string, flags = 'iu'): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${source.replaceAll(' ?', '[\\s-]*').replaceAll(' ', '[\\s-]+')})(?![\\p{L}\\p{N}])`,
    flags,
  )
}

/** Any few words of the same clause in between, at most so many. None of them is a negation. */
export function gap(most: number): string {
  return `(?:(?!(?:not|no|never|cannot|nobody|without|nicht|nie|niemals|weder|noch|niemand|kein\\p{L}*)(?!\\p{L}))[^\\s.,!?;:]+ ){0,${most}}?`
}
