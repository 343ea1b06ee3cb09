import {isDocumentOf} from '../../content/document.ts'
import {readerTexts} from '../../content/reader-text.ts'
import {defineRule} from '../rule.ts'
import {languageOf} from '../wording/document-wording.ts'
import {tableOf} from '../wording/find-wording.ts'

/** Says once for a document if nobody can check its words, because there is no table for its language. */
export const wordingLanguage = defineRule({
  id: 'wording-language',
  createCheck: ({site}) =>
    function* ({document}) {
      const language = languageOf(document, site.language)
      // A source has the words of others, in any language.
      if (tableOf(language) !== undefined || isDocumentOf(document, 'source')) return
      if (readerTexts(document).next().done === true) return
      yield {
        reason: `wording was not checked: language ${language}`,
        path: typeof document['language'] === 'string' ? ['language'] : [],
        actual: language,
        note: 'The rules on wording know English and German: have somebody read the text who knows the language',
      }
    },
})
