import type {Entry} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {Finding} from '../content/findings.ts'
import {selectIssues, type IssueSelections} from '../content/issue-selection.ts'
import {comeBy, type HasCome} from '../content/time.ts'
import {pictureFromId, type PictureFacts} from '../pictures/picture.ts'
import type {PrivatePart} from '../pictures/private-parts.ts'
import type {Site} from '../site/site.ts'
import {createSentences, type Sentences} from './sentences.ts'
import {thresholds} from './settings.ts'
import {createWordingOf, type WordingOf} from './wording/document-wording.ts'
import {comparedTypes, similarTitles, similarTitlesTo} from './similar-titles.ts'

export interface RuleContext {
  readonly snapshot: Snapshot
  readonly site: Site
  /** Decides what is in the future and what is overdue. */
  readonly hasCome: HasCome
  readonly thresholds: typeof thresholds
  /** The articles of each newsletter. There are no verdicts yet, so dates alone decide which articles are published. */
  readonly issues: () => IssueSelections
  readonly sentencesOf: Sentences
  /** What is wrong with a document's words, by rule. */
  readonly wordingOf: WordingOf
  /** What is known of a picture, by the id of its asset. */
  readonly readingOf: (assetId: string) => PictureReading | undefined
  /** The ids of other documents of its type whose title is nearly the same. Each pair is told once. */
  readonly similarTo: (entry: Pick<Entry, 'id' | 'type'>) => readonly string[]
}

/** What rules know of a picture. Where nobody has read its bytes, it is what its id says. */
export interface PictureReading {
  readonly facts?: PictureFacts | undefined
  readonly frames?: number | undefined
  readonly tells?: readonly PrivatePart[] | undefined
  /** Why it cannot be read. */
  readonly problem?: string | undefined
}

/**
 * A rule over documents. `createCheck` runs once for a dataset and builds the indexes it needs. The check it returns
 * runs on one document and gives the findings.
 */
export interface Rule {
  readonly id: string
  /** A rule about style. Exports and newsletter builds skip it: it keeps nothing from being published, and is slow. */
  readonly isAdvice?: boolean
  readonly createCheck: (context: RuleContext) => Check
}

interface RuleContextOptions extends Pick<RuleContext, 'snapshot' | 'site'> {
  /** The moment that decides what is in the future. */
  readonly now: Date
  readonly readingOf?: RuleContext['readingOf']
  /** Whether only one document is checked, as in a form. What takes long for one and little for many is then left out. */
  readonly isForOne?: boolean
}

/** Makes the context that rules share during one check of a snapshot. */
export function createRuleContext({
  snapshot,
  site,
  now,
  readingOf = (id) => ({facts: pictureFromId(id)}),
  isForOne = false,
}: RuleContextOptions): RuleContext {
  let issues: IssueSelections | undefined
  const similar = new Map<string, ReturnType<typeof similarTitles>>()
  return {
    snapshot,
    site,
    hasCome: comeBy(now),
    thresholds,
    readingOf,
    issues: () => (issues ??= selectIssues({snapshot, now, isOut: () => true})),
    sentencesOf: createSentences(),
    wordingOf: createWordingOf({snapshot, site, hasCome: comeBy(now)}),
    similarTo: ({id, type}) => {
      const compared = comparedTypes.find((each) => each === type)
      if (compared === undefined) return []
      if (isForOne) return similarTitlesTo(id, snapshot.titlesOf(compared))
      const known = similar.get(compared) ?? similarTitles(snapshot.titlesOf(compared))
      similar.set(compared, known)
      return known.get(id) ?? []
    },
  }
}

/** An identity helper that types a rule. */
export function defineRule<const Id extends string>(rule: Rule & {readonly id: Id}): Rule & {readonly id: Id} {
  return rule
}

type Check = (entry: Entry) => Iterable<Finding>
