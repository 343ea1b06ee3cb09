import type {VFileMessage} from 'vfile-message'
import type {CheckLine} from '../checks.tsx'
import {makeMail, type MadeMail} from '../../src/newsletters/make-mail.ts'
import {createArticleFinder} from '../../src/newsletters/issue-article.ts'
import type {Entry} from '../../src/content/entry.ts'
import type {Snapshot} from '../../src/content/snapshot.ts'
import {slugOf} from '../../src/content/document.ts'
import {selectIssues} from '../../src/content/issue-selection.ts'
import {createEdition} from '../../src/pages/edition.ts'
import {severityOf} from '../../src/content/findings.ts'
import {createSite} from '../../src/site/site.ts'
import {createDocumentCheck} from '../../src/checks/check-document.ts'
import {createRuleContext} from '../../src/checks/rule.ts'
import {judge} from '../../src/checks/verdict.ts'

/** One result in the list of checks. */
export interface MailPreview {
  readonly made: MadeMail | undefined
  readonly lines: readonly CheckLine[]
}

/** Makes the mail of the newsletter in the form and checks it, with the same code as the commands. */
export function makePreview(snapshot: Snapshot, entry: Entry, now: Date): MailPreview {
  const site = createSite(snapshot)
  const edition = createEdition({snapshot, verdicts: judge(snapshot, new Map(), now), site, now})
  const isOut = (id: string): boolean => edition.pageOf(id) !== undefined || edition.statusOf(id) === 'scheduled'
  const selection = selectIssues({snapshot, now, isOut}).of(entry.id)
  const document =
    slugOf(entry.document) !== undefined
      ? entry.document
      : {...entry.document, slug: {_type: 'slug', current: 'preview'}}
  const made =
    selection === undefined
      ? undefined
      : makeMail({document, selection, edition, findArticle: createArticleFinder(edition), hash: noHash})
  const found = ruleLines(createDocumentCheck(createRuleContext({snapshot, site, now}))(entry))
  const said = new Set(found.map(({words}) => words))
  // A finding about the newsletter is not repeated for the mail made from it.
  const more = made === undefined ? [] : mailLines(made).filter(({words}) => !said.has(words))
  const lines = [...found, ...more]
  return {made, lines: lines.toSorted((a, b) => order[a.state] - order[b.state])}
}

const order: Readonly<Record<CheckLine['state'], number>> = {error: 0, warning: 1, info: 2, passed: 3}

/** Returns a constant instead of a hash. Only the message id is made from it, and the preview does not show that. */
function noHash(): string {
  return '0'.repeat(64)
}

function ruleLines(messages: readonly VFileMessage[]): CheckLine[] {
  return messages.map((message, index) => ({
    key: `rule-${index}`,
    state: severityOf(message),
    words: message.reason,
    note: message.note,
  }))
}

function mailLines({checks, findings}: MadeMail): CheckLine[] {
  return [
    ...findings.map(({reason, note}, index) => ({
      key: `mail-${index}`,
      state: 'warning' as const,
      words: reason,
      note,
    })),
    ...checks.flatMap(({id, promise, findings: found}): CheckLine[] =>
      found.length === 0
        ? [{key: id, state: 'passed', words: promise, note: undefined}]
        : found.map(({reason, note}, index) => ({
            key: `${id}-${index}`,
            state: 'error',
            words: reason,
            note,
          })),
    ),
  ]
}
