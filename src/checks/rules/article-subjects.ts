import {isDocumentOf} from '../../content/document.ts'
import {readerTexts} from '../../content/reader-text.ts'
import {objectsOfType} from '../../content/portable-text.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'
import {languageOf} from '../wording/document-wording.ts'
import {tableOf} from '../wording/find-wording.ts'
import {fold} from '../wording/fold.ts'
import {words, type WordingTable} from '../wording/table.ts'

/**
 * An article that recommends a therapy, presses, stretches or heats a region names its therapy and its condition. What
 * keeps readers safe comes from these: caveats, contraindications, red flags.
 */
export const articleSubjects = defineRule({
  id: 'article-subjects',
  createCheck: ({site}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'article')) return
      const hasTherapy = refsOf(document.therapies).length > 0
      const hasCondition = refsOf(document.conditions).length > 0
      if (hasTherapy && hasCondition) return
      const shows = ['benefitList', 'regionGuide'] as const
      const table = tableOf(languageOf(document, site.language))
      const treats =
        shows.some((type) => [...objectsOfType(document, type)].length > 0) ||
        (table !== undefined && [...readerTexts(document)].some(({text}) => isTreatment(fold(text), table)))
      if (!hasTherapy && !treats) return
      if (!hasTherapy)
        yield {
          reason: 'Unexpected article about a treatment that names no therapy, expected it under “About”',
          path: ['therapies'],
          note: 'Its caveats and who should ask a doctor first come from there',
        }
      if (!hasCondition)
        yield {
          reason: 'Unexpected article about a treatment that names no condition, expected it under “About”',
          path: ['conditions'],
          note: 'The signs that need medical help come from there',
        }
    },
})

/** Whether a text speaks of what is done in a therapy, without a word of caution. */
function isTreatment(text: string, {acts, caution}: WordingTable): boolean {
  return words(acts).test(text) && !caution.test(text)
}
