import {saysSomething} from '../../content/says-something.ts'
import {isDocumentOf, stringsIn} from '../../content/document.ts'
import {defineRule} from '../rule.ts'

/** Every therapy says who should ask a doctor first. Each page that recommends it shows that. */
export const therapyContraindications = defineRule({
  id: 'therapy-contraindications',
  createCheck: () =>
    function* ({document}) {
      if (!isDocumentOf(document, 'therapy') || stringsIn(document.contraindications).some(saysSomething)) return
      yield {
        reason:
          'Unexpected therapy without contraindications, expected who should not have it or should ask a doctor first',
        path: ['contraindications'],
      }
    },
})
