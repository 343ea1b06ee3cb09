import type {SanityDocument} from '../../content/document.ts'
import type {Finding} from '../../content/findings.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Edition} from '../edition.ts'
import type {TreeContext} from './context.ts'
import {publishing} from './page-vocabulary.ts'

/** Makes the context that handlers need to turn one document into a tree. */
export function createTreeContext(
  edition: Edition,
  document: SanityDocument,
  report: (finding: Finding) => void,
): TreeContext {
  const {language} = document
  return {
    edition,
    labels: labelsFor(typeof language === 'string' ? language : edition.site.language),
    cited: [],
    report,
    trail: [],
    vocabulary: publishing,
  }
}
