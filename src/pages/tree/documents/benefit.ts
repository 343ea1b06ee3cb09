import type {RootContent} from 'mdast'
import {isDocumentOf, isNonEmptyString, stringsIn, type DocumentOf} from '../../../content/document.ts'
import {refsOf} from '../../../content/references.ts'
import {sourceUrl} from '../../../content/source-url.ts'
import {heading, item, link, list, paragraph, paragraphs, strong, text} from '../../../text/tree/build.ts'
import {cite, resolve, type TreeContext} from '../context.ts'
import {flowOf} from '../../../text/tree/flow.ts'
import {safetyOf} from '../../safety/safety.ts'
import {contraindicationSection, warningSection, withdrawnSection} from '../../safety/sections.ts'
import {sentence} from '../sentence.ts'
import type {DocumentHandler} from './handler.ts'
import {caveatSection, listSection, sourceSection} from './sections.ts'

/** A benefit: its claim, its explanation, its evidence, the caveats of its therapies, and its sources. */
export const benefit: DocumentHandler = (document, context) => {
  if (!isDocumentOf(document, 'benefit')) return []
  const {labels, edition} = context
  const safety = safetyOf(document, edition)
  return [
    ...withdrawnSection(safety, labels),
    ...paragraphs(document.claim ?? ''),
    ...warningSection(safety, labels),
    ...flowOf(document.explanation, context),
    ...evidenceSection(document.evidence ?? [], context),
    ...listSection(labels.harms, stringsIn(document.harms), {className: 'harms'}),
    ...contraindicationSection(safety, labels),
    ...caveatSection(document, context),
    ...sourceSection(context),
  ]
}

type Evidence = NonNullable<DocumentOf<'benefit'>['evidence']>[number]

function evidenceSection(evidence: readonly Evidence[], context: TreeContext): RootContent[] {
  return evidence.length === 0
    ? []
    : [
        heading(2, context.labels.evidence),
        list(
          evidence.map((each) => evidenceItem(each, context)),
          {className: 'evidence'},
        ),
      ]
}

function evidenceItem(
  {certainty, finding, population, checkedAt, source}: Evidence,
  context: TreeContext,
): ReturnType<typeof item> {
  const {labels} = context
  const studied = isNonEmptyString(population) ? `${labels.population} ${population.trim()}` : ''
  const checked = isNonEmptyString(checkedAt) ? `${labels.checkedAt} ${checkedAt}` : ''
  const details = [studied, checked].filter((part) => part !== '').join('; ')
  const [sourceId] = refsOf(source)
  const [document] = resolve(context, source)
  const number = sourceId === undefined || document === undefined ? undefined : `[${cite(context, sourceId)}]`
  const url = document === undefined ? undefined : sourceUrl(document)
  return item(
    paragraph(
      strong(text(`${labels.certainty[certainty ?? 'notGraded']}.`)),
      text(isNonEmptyString(finding) ? ` ${sentence(finding.trim())}` : ''),
      text(details === '' ? '' : ` (${details})`),
      ...(number === undefined ? [] : [text(' '), url === undefined ? text(number) : link(url, text(number))]),
    ),
  )
}
