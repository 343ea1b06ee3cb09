import type {Snapshot, Entry} from '../content/snapshot.ts'
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
  /** Which articles each newsletter has, as far as documents say which are out. */
  readonly issues: () => IssueSelections
  readonly sentencesOf: Sentences
}

/**
 * A rule over documents. `createCheck` looks at the dataset once, for whatever index it needs; the check it returns
 * looks at one document and gives what it finds there.
 */
export interface Rule {
  readonly id: string
  /** Rules about style are left to `validate`: they keep nothing out, and take long. */
  readonly isAdvice?: boolean
  readonly createCheck: (context: RuleContext) => Check
}

/** What rules look at, for one check of a snapshot. */
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
