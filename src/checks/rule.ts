import type {Entry} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {Finding} from '../content/findings.ts'
import {selectIssues, type IssueSelections} from '../content/issue-selection.ts'
import type {Site} from '../site/site.ts'
import {createSentences, type Sentences} from './sentences.ts'
import {thresholds} from './settings.ts'

export interface RuleContext {
  readonly snapshot: Snapshot
  readonly site: Site
  /** The moment that decides what is in the future and what is overdue. */
  readonly now: Date
  readonly thresholds: typeof thresholds
  /** The articles of each newsletter. There are no verdicts yet, so dates alone decide which articles are published. */
  readonly issues: () => IssueSelections
  readonly sentencesOf: Sentences
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

/** Makes the context that rules share during one check of a snapshot. */
export function createRuleContext(given: Pick<RuleContext, 'snapshot' | 'site' | 'now'>): RuleContext {
  let issues: IssueSelections | undefined
  return {
    ...given,
    thresholds,
    issues: () => (issues ??= selectIssues({...given, isOut: () => true})),
    sentencesOf: createSentences(),
  }
}

/** An identity helper that types a rule. */
export function defineRule<const Id extends string>(rule: Rule & {readonly id: Id}): Rule & {readonly id: Id} {
  return rule
}

type Check = (entry: Entry) => Iterable<Finding>
