import {titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** A section that takes the newest articles finds at least one. */
export const newsletterNewest = defineRule({
  id: 'newsletter-newest',
  createCheck: ({snapshot, issues}) => {
    return function* ({id, type}) {
      const issue = type === 'newsletter' ? issues().of(id) : undefined
      if (issue === undefined) return
      for (const {isNewest, entries, path, subjectId} of issue.sections) {
        if (!isNewest || entries.length > 0) continue
        const subject = subjectId === undefined ? undefined : snapshot.get(subjectId)?.document
        const about = subject === undefined ? '' : ` about ${quote(titleOf(subject))}`
        const since = issue.previous === undefined ? '' : ` since the issue of ${issue.previous.moment.slice(0, 10)}`
        yield {
          reason: `Unexpected empty section, expected articles${about} that were published${since}`,
          path,
          note: 'The section is left out of the mail: pick articles by hand, choose another subject, or remove it',
        }
      }
    }
  },
})
