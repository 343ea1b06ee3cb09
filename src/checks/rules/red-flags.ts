import {isDocumentOf, stringsIn} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** Every condition lists the signs that need medical help. Each article about the condition shows them. */
export const redFlags = defineRule({
  id: 'red-flags',
  createCheck: ({snapshot}) =>
    function* ({id, document}) {
      if (!isDocumentOf(document, 'condition') || stringsIn(document.redFlags).length > 0) return
      const articles = snapshot.referrersOf(id, 'article')
      yield {
        reason: `Unexpected condition without red flags, expected the signs that need a doctor for ${articles.length} ${articles.length === 1 ? 'article' : 'articles'} about it`,
        path: ['redFlags'],
      }
    },
})
