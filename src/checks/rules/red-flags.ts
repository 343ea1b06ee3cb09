import {isDocumentOf, isRecord} from '../../content/document.ts'
import {redFlagsIn} from '../../content/red-flags.ts'
import {segmentOf} from '../../content/path.ts'
import {defineRule} from '../rule.ts'

/** Every condition lists the signs that need medical help, and how soon. Each page about the condition shows them. */
export const redFlags = defineRule({
  id: 'red-flags',
  createCheck: ({snapshot}) =>
    function* ({id, document}) {
      if (!isDocumentOf(document, 'condition')) return
      if (redFlagsIn(document).length === 0) {
        const articles = snapshot.referrersOf(id, 'article')
        yield {
          reason: `Unexpected condition without red flags, expected the signs that need a doctor for ${articles.length} ${articles.length === 1 ? 'article' : 'articles'} about it`,
          path: ['redFlags'],
        }
      }
      for (const [index, flag] of (document.redFlags ?? []).entries()) {
        const value: unknown = flag
        if (isRecord(value) && value['urgency'] !== undefined) continue
        yield {
          reason:
            'Unexpected sign without an urgency, expected how soon it needs help: it is shown under “Today” until then',
          path: ['redFlags', segmentOf(value, index)],
          expected: ['emergency', 'today', 'soon'],
          note: 'Choose how soon in Studio, or turn old lists into signs with `npm run migrate`, then choose',
        }
      }
    },
})
