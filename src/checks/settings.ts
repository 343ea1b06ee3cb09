import type {Severity} from '../content/findings.ts'

/**
 * How serious each rule is. Change a line to suit your house: `error` keeps a document from being published,
 * `warning` and `info` only say so, `off` says nothing. What `docs/rules.md` calls safety rules should stay errors.
 */
const table = {
  // Safety of the input: what cannot be published without harm.
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
  'claim-certainty': 'warning',
  'claim-strength': 'error',
  'evidence-graded': 'warning',
  'image-alt': 'error',
  'not-reviewed': 'warning',
  'recall-complete': 'error',
  'recalled-reference': 'warning',
  'red-flags': 'warning',
  'review-overdue': 'warning',
  'therapy-caveats': 'error',

  // Newsletters: what is wrong in a mail cannot be mended once it is sent.
  'newsletter-articles': 'error',
  'newsletter-links': 'error',
  'newsletter-newest': 'warning',
  'newsletter-pictures': 'warning',
  'newsletter-repeat': 'warning',
  'newsletter-sections': 'error',
  'newsletter-settings': 'error',

  // Good housekeeping.
  'heading-order': 'warning',
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

/** Where rules draw the line. */
export const thresholds = {
  /** Characters in a slug. */
  maxSlugLength: 96,
  /** Levels of a nested list. */
  maxListLevel: 16,
  /** Words in a sentence. */
  maxSentenceWords: 35,
  /** The reader's age that text is written for, in years. */
  readingAge: 16,
  /** The share of a text's sentences that may be hard to read at that age. */
  maxHardSentences: 0.4,
  /** How much of two titles' words must be the same for them to count as near-duplicates, 0 to 1. */
  minTitleSimilarity: 0.8,
} as const
