/*
 * What each output must carry of a document, so that no fragment of it is less safe than the whole. Renderers are tested
 * against this table (tests/publishing/must-carry.test.ts).
 */

/** The parts that keep readers safe. */
const safetyParts = [
  /** How certain each claim is. */
  'certainty',
  /** Where to read it. */
  'source',
  /** Safety notices, with how serious they are in words. */
  'caveats',
  /** Who should ask a doctor first. */
  'contraindications',
  /** When to get medical help, by how soon. */
  'redFlags',
  /** Whether an expert read it, and when it is due again. */
  'review',
  /** What was recalled and is used. */
  'withdrawn',
] as const
export type SafetyPart = (typeof safetyParts)[number]

const everything = safetyParts
const ofBenefit = ['certainty', 'source', 'caveats', 'contraindications', 'redFlags', 'withdrawn'] as const

/** Each output of an article, and the pages of what articles are about. */
export const mustCarry = {
  'article resource': everything,
  'article HTML': everything,
  'article text': everything,
  'article Markdown': everything,
  'JSON Feed in full': everything,
  'JSON Feed in brief': everything,
  'RSS in full': everything,
  'RSS in brief': everything,
  'Atom in full': everything,
  'Atom in brief': everything,
  'mail feed': everything,
  'mail HTML': everything,
  'mail text': everything,
  'llms.txt': everything,
  'llms-full': everything,
  'search record': everything,
  'API list': everything,
  // schema.org has no words for reviews that are missing, or for a recall.
  'JSON-LD': ['certainty', 'source', 'caveats', 'contraindications', 'redFlags'],
  'benefit page': ofBenefit,
  'condition page': ['redFlags'],
  'therapy page': ['caveats', 'contraindications'],
} as const satisfies Readonly<Record<string, readonly SafetyPart[]>>
