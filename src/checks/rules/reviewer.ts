import {saysSomething} from '../../content/says-something.ts'
import {isDocumentOf, isNonEmptyString, titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'

/** A review is by a person with credentials who did not write the article, and its days are in order. */
export const reviewer = defineRule({
  id: 'reviewer',
  createCheck: ({snapshot, hasCome}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      const {reviewedAt, reviewDueAt} = document
      const [id] = refsOf(document.reviewedBy)
      const person = id === undefined ? undefined : snapshot.get(id)?.document
      if (id !== undefined && person !== undefined && isDocumentOf(person, 'person')) {
        const path = ['reviewedBy']
        if (person.kind === 'team')
          yield {
            reason: `Unexpected team ${quote(titleOf(person))} as the reviewer, expected a person`,
            path,
            actual: id,
          }
        else if (!(isNonEmptyString(person.credentials) && saysSomething(person.credentials)))
          yield {
            reason: `Unexpected reviewer ${quote(titleOf(person))} without credentials, expected degrees or licences that readers can check`,
            path,
            actual: id,
          }
        if (refsOf(document.authors).includes(id))
          yield {
            reason: `Unexpected author ${quote(titleOf(person))} as the reviewer, expected somebody who did not write it`,
            path,
            actual: id,
          }
      }
      if (reviewedAt !== undefined && !hasCome(`${reviewedAt}T00:00:00Z`))
        yield {
          reason: `Unexpected review on \`${reviewedAt}\`, expected a day that has come`,
          path: ['reviewedAt'],
          actual: reviewedAt,
        }
      if (reviewedAt !== undefined && reviewDueAt !== undefined && reviewDueAt <= reviewedAt)
        yield {
          reason: `Unexpected next review on \`${reviewDueAt}\`, expected a day after the review on \`${reviewedAt}\``,
          path: ['reviewDueAt'],
          actual: reviewDueAt,
        }
    },
})
