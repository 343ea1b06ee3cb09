import {titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** No two articles, and no two benefits, have nearly the same title: one of them is probably a copy. */
export const similarTitle = defineRule({
  id: 'similar-title',
  isAdvice: true,
  createCheck: ({snapshot, similarTo}) =>
    function* (entry) {
      for (const id of similarTo(entry)) {
        const other = snapshot.get(id)
        if (other === undefined) continue
        yield {
          reason: `Unexpected title ${quote(titleOf(entry.document))}, expected one that differs more from ${quote(titleOf(other.document))}`,
          path: ['title'],
          actual: titleOf(entry.document),
          cause: `${other.file.path}: ${titleOf(other.document)}`,
        }
      }
    },
})
