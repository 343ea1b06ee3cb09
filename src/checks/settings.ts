import type {Severity} from '../content/findings.ts'

/**
 * How serious each rule is. You can change a line: `error` keeps a document from being published, `warning` and `info`
 * only report the finding, `off` turns the rule off. Leave the rules under "Safety of readers" in `docs/rules.md` as
 * they are, unless you have something to replace them.
 */
const table = {
  // Safety of the input: content that cannot be published without harm.
  'array-keys': 'error',
  'block-children': 'error',
  'cyclic-embedding': 'error',
  'dangling-reference': 'error',
  'image-asset': 'error',
  'known-nodes': 'error',
  'link-target': 'error',
  'list-level': 'error',
  'mark-definitions': 'error',
  'reference-type': 'error',
  'region-tree': 'error',
  'safe-text': 'error',
  'slug-format': 'error',
  'template-syntax': 'error',
  'unique-slug': 'error',

  // Safety of readers.
  'article-subjects': 'warning',
  'claim-certainty': 'warning',
  'evidence-checked': 'warning',
  'evidence-graded': 'warning',
  'evidence-strength': 'warning',
  'grade-source': 'error',
  'image-alt': 'error',
  'image-privacy': 'warning',
  'not-reviewed': 'warning',
  'recall-complete': 'error',
  'recalled-reference': 'warning',
  'red-flags': 'warning',
  'retracted-source': 'error',
  'review-outdated': 'warning',
  'review-overdue': 'warning',
  reviewer: 'error',
  'source-sound': 'warning',
  'superseded-source': 'warning',
  'therapy-caveats': 'error',
  'therapy-contraindications': 'warning',

  // Words that readers should not see. A doubtful case is a warning, however serious the rule is.
  'wording-against-care': 'error',
  'wording-contraindicated': 'error',
  'wording-cure': 'error',
  'wording-dose': 'warning',
  'wording-figures': 'warning',
  'wording-language': 'warning',
  'wording-leftover': 'error',
  'wording-miracle': 'warning',
  'wording-safety': 'error',
  'wording-sponsored': 'error',
  'wording-testimonial': 'warning',
  'wording-vulnerable': 'warning',

  // Newsletters: a mail cannot be corrected once it is sent.
  'newsletter-articles': 'error',
  'newsletter-links': 'error',
  'newsletter-newest': 'warning',
  'newsletter-repeat': 'warning',
  'newsletter-sections': 'error',
  'newsletter-settings': 'error',

  // Good housekeeping.
  'heading-order': 'warning',
  'image-animated': 'warning',
  'image-licence': 'warning',
  'image-size': 'warning',
  'link-text': 'warning',
  'orphan-benefit': 'warning',
  'own-site-link': 'warning',
  'reading-level': 'warning',
  scheduled: 'info',
  'sentence-length': 'warning',
  'similar-title': 'warning',
  'site-settings': 'error',
} as const satisfies Readonly<Record<string, Severity | 'off'>>

export type RuleId = keyof typeof table

export const severities: Readonly<Record<RuleId, Severity | 'off'>> = table

/** The limits that rules use. */
export const thresholds = {
  /** How long ago somebody may have looked at a source last, in months. */
  maxEvidenceMonths: 36,
  /** In characters. */
  maxSlugLength: 96,
  maxListLevel: 16,
  maxSentenceWords: 35,
  /** The age of readers that text is written for, in years. */
  readingAge: 16,
  /** The share of a text's sentences that may be hard to read at that age. */
  maxHardSentences: 0.4,
  /** The share of words that two titles must have in common to count as near-duplicates, from 0 to 1. */
  minTitleSimilarity: 0.8,
} as const
