import type {PhrasingContent, RootContent} from 'mdast'
import {
  isDocumentOf,
  isNonEmptyString,
  isRecord,
  stringsIn,
  titleOf,
  type SanityDocument,
} from '../../../content/document.ts'
import {objectsOfType} from '../../../content/portable-text.ts'
import {refsOf} from '../../../content/references.ts'
import type {Labels} from '../../../site/labels.ts'
import {correctionsOf} from '../../resource/corrections.ts'
import {sourceUrl} from '../../../content/source-url.ts'
import {heading, item, link, list, paragraph, strong, text} from '../../../text/tree/build.ts'
import {caveatIdsOf} from '../../safety/safety.ts'
import {caveatOf} from '../blocks/caveat-notice.ts'
import {sentence} from '../sentence.ts'
import {pageLink, type TreeContext} from '../context.ts'

/** A heading with a list below it, or nothing if the list is empty. */
export function listSection(
  title: string,
  entries: readonly string[],
  options: {readonly className?: string} = {},
): RootContent[] {
  return entries.length === 0
    ? []
    : [
        heading(2, title),
        list(
          entries.map((entry) => item(paragraph(text(entry.trim())))),
          options,
        ),
      ]
}

/** The caveats of a document that its text does not show already. If the text is not shown, all of them. */
export function caveatSection(
  document: SanityDocument,
  context: TreeContext,
  {isTextShown = true}: {readonly isTextShown?: boolean} = {},
): RootContent[] {
  const notices = isTextShown ? [...objectsOfType(document, 'caveatNotice')] : []
  const shown = new Set(notices.flatMap(({block}) => refsOf(block['caveat'])))
  const missing = caveatIdsOf(document, context.edition).filter((id) => !shown.has(id))
  const asides = missing
    .flatMap((id) => context.edition.snapshot.get(id)?.document ?? [])
    .flatMap((caveat) => caveatOf(caveat, context))
  return asides.length === 0 ? [] : [heading(2, context.labels.caveats), ...asides]
}

/** The numbered list of cited sources. Call it last: it lists only what was cited before. */
export function sourceSection(context: TreeContext): RootContent[] {
  const documents = context.cited.flatMap((id) => context.edition.snapshot.get(id)?.document ?? [])
  if (documents.length === 0) return []
  const entries = documents.map((document) => item(sourceEntry(document, context)))
  return [heading(2, context.labels.sources), list(entries, {ordered: true, className: 'sources'})]
}

/** A list of links to other documents, under a heading. */
export function linkSection(title: string, documents: readonly SanityDocument[], context: TreeContext): RootContent[] {
  const entries = documents.flatMap((document) => {
    const linked = pageLink(document._id, context)
    return linked === undefined ? [] : [item(paragraph(...linked))]
  })
  return entries.length === 0 ? [] : [heading(2, title), list(entries)]
}

/** A source in a list: authors, title with a link to where to read it, publication, year. */
function sourceEntry(document: SanityDocument, {labels}: TreeContext): ReturnType<typeof paragraph> {
  if (!isDocumentOf(document, 'source')) return paragraph(text(titleOf(document)))
  const authors = stringsIn(document.authors).join(', ')
  const published = [document.publication, document.year].filter((part) => part !== undefined).join(', ')
  const url = sourceUrl(document)
  const title = sentence(titleOf(document))
  return paragraph(
    text([sentence(authors), ''].join(' ').trimStart()),
    url === undefined ? text(title) : link(url, text(title)),
    text(published === '' ? '' : ` ${sentence(published)}`),
    ...noticesOf(document, labels),
  )
}

/** Says of a source that it was taken back, or that there is a newer edition. */
function noticesOf({retracted, supersededBy}: SanityDocument, labels: Labels): PhrasingContent[] {
  return [...noticeOf(retracted, labels.retracted), ...noticeOf(supersededBy, labels.superseded)]
}

function noticeOf(notice: unknown, label: string): PhrasingContent[] {
  if (!isRecord(notice) || (notice['date'] === undefined && notice['notice'] === undefined)) return []
  const more = [notice['date'], notice['notice']].filter(isNonEmptyString).join(', ')
  return [text(' '), strong(text(`${label}${more === '' ? '' : `: ${more}`}.`))]
}

/** What an article says about itself: who it is for, who paid, what was put right. */
export function aboutSection(document: SanityDocument, {labels}: TreeContext): RootContent[] {
  if (!isDocumentOf(document, 'article')) return []
  const {audience, funding, conflictsOfInterest, aiUse} = document
  const facts = [
    [labels.audience, audience],
    [labels.funding, funding],
    [labels.conflictsOfInterest, conflictsOfInterest],
    [labels.aiUse, aiUse],
  ].flatMap(([label, words]) => (isNonEmptyString(words) ? [`${label}: ${sentence(words)}`] : []))
  const corrections = correctionsOf(document).map(
    ({date, was, now}) => `${date}: ${sentence(now)} (${labels.wasWrong}: ${was})`,
  )
  return [
    ...listSection(labels.corrections, corrections, {className: 'corrections'}),
    ...listSection(labels.disclosures, facts, {className: 'about'}),
  ]
}
