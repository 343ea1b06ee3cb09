import type {RootContent} from 'mdast'
import {isDocumentOf, stringsIn, titleOf, type SanityDocument} from '../../../content/document.ts'
import {objectsOfType} from '../../../content/portable-text.ts'
import {refsOf} from '../../../content/references.ts'
import {sourceUrl} from '../../../content/source-url.ts'
import {heading, item, link, list, paragraph, text} from '../../../text/tree/build.ts'
import {caveatAside} from '../blocks/caveat-notice.ts'
import type {TreeContext} from '../context.ts'

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

/** When to get medical help, for all conditions that a document is about. */
export function redFlagSection(conditions: readonly SanityDocument[], {labels}: TreeContext): RootContent[] {
  const withFlags = conditions.filter(({redFlags}) => stringsIn(redFlags).length > 0)
  const flags = [...new Set(withFlags.flatMap(({redFlags}) => stringsIn(redFlags)))]
  return listSection(labels.redFlags, flags, {className: 'red-flags'})
}

/** The ids of all caveats of a document: those in its text first, then its own, then those of its therapies. */
export function caveatIdsOf(document: SanityDocument, context: Pick<TreeContext, 'edition'>): string[] {
  const own = [...objectsOfType(document, 'caveatNotice')].flatMap(({block}) => refsOf(block['caveat']))
  const carried = refsOf(document['therapies']).flatMap((id) =>
    refsOf(context.edition.snapshot.get(id)?.document['caveats']),
  )
  return [...new Set([...own, ...refsOf(document['caveats']), ...carried])]
}

/** The caveats of a document that its text does not show already. If the text is not shown, all of them. */
export function caveatSection(
  document: SanityDocument,
  context: TreeContext,
  {isTextShown = true}: {readonly isTextShown?: boolean} = {},
): RootContent[] {
  const notices = isTextShown ? [...objectsOfType(document, 'caveatNotice')] : []
  const shown = new Set(notices.flatMap(({block}) => refsOf(block['caveat'])))
  const missing = caveatIdsOf(document, context).filter((id) => !shown.has(id))
  const asides = missing.flatMap((id) => context.edition.snapshot.get(id)?.document ?? []).flatMap(caveatAside)
  return asides.length === 0 ? [] : [heading(2, context.labels.caveats), ...asides]
}

/** Adds a full stop, unless the text is empty or already ends with punctuation. */
export function sentence(words: string): string {
  return words === '' || /[.!?…]$/.test(words) ? words : `${words}.`
}

/** The numbered list of cited sources. Call it last: it lists only what was cited before. */
export function sourceSection(context: TreeContext): RootContent[] {
  const documents = context.cited.flatMap((id) => context.edition.snapshot.get(id)?.document ?? [])
  if (documents.length === 0) return []
  const entries = documents.map((document) => item(sourceEntry(document)))
  return [heading(2, context.labels.sources), list(entries, {ordered: true, className: 'sources'})]
}

/** A list of links to other documents, under a heading. */
export function linkSection(
  title: string,
  documents: readonly SanityDocument[],
  {edition}: TreeContext,
): RootContent[] {
  const entries = documents.flatMap((document) => {
    const page = edition.pageOf(document._id)
    return page === undefined ? [] : [item(paragraph(link(page.url, text(page.title))))]
  })
  return entries.length === 0 ? [] : [heading(2, title), list(entries)]
}

/** A source in a list: authors, title with a link to where to read it, publication, year. */
function sourceEntry(document: SanityDocument): ReturnType<typeof paragraph> {
  if (!isDocumentOf(document, 'source')) return paragraph(text(titleOf(document)))
  const authors = stringsIn(document.authors).join(', ')
  const published = [document.publication, document.year].filter((part) => part !== undefined).join(', ')
  const url = sourceUrl(document)
  const title = sentence(titleOf(document))
  return paragraph(
    text([sentence(authors), ''].join(' ').trimStart()),
    url === undefined ? text(title) : link(url, text(title)),
    text(published === '' ? '' : ` ${sentence(published)}`),
  )
}
