import {titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** No article appears twice in an issue, or in two issues in a row. */
export const newsletterRepeat = defineRule({
  id: 'newsletter-repeat',
  createCheck: ({snapshot, issues}) => {
    const nameOf = (id: string): string => {
      const entry = snapshot.get(id)
      return quote(entry === undefined ? id : titleOf(entry.document))
    }
    return function* ({id, type}) {
      const issue = type === 'newsletter' ? issues().of(id) : undefined
      if (issue === undefined) return
      for (const {repeated, entries} of issue.sections) {
        for (const {id: articleId, path} of repeated) {
          yield {
            reason: `Unexpected article ${nameOf(articleId)} a second time, expected it once in an issue`,
            path,
            actual: articleId,
            note: 'It is shown where it stands first: remove it here',
          }
        }
        for (const {id: articleId, path} of entries) {
          if (issue.previous?.articleIds.has(articleId) !== true) continue
          yield {
            reason: `Unexpected article ${nameOf(articleId)}, expected one that was not in the last issue`,
            path,
            actual: articleId,
            cause: snapshot.get(issue.previous.id)?.file.path,
            note: 'Readers saw it in the last issue: choose another, unless you mean it',
          }
        }
      }
    }
  },
})
