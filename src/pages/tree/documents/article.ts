import {isDocumentOf, stringsIn} from '../../../content/document.ts'
import {safetyOf} from '../../safety/safety.ts'
import {contraindicationSection, reviewLine, warningSection, withdrawnSection} from '../../safety/sections.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import type {DocumentHandler} from './handler.ts'
import {claimSection} from './claims.ts'
import {aboutSection, caveatSection, listSection, sourceSection} from './sections.ts'

/** An article: what was recalled, the key points and when to get help first, then its text, then all that must go along. */
export const article: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'article')) return []
  const {labels, edition} = context
  const safety = safetyOf(document, edition)
  return [
    ...withdrawnSection(safety, labels),
    ...listSection(labels.takeaways, stringsIn(document.takeaways), {className: 'takeaways'}),
    ...warningSection(safety, labels),
    ...flowOf(document.body, context),
    ...claimSection(document, context),
    ...contraindicationSection(safety, labels),
    ...caveatSection(document, context),
    ...aboutSection(document, context),
    ...reviewLine(safety),
    ...sourceSection(context),
  ]
}
