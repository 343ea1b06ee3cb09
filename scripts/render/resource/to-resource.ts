import {isDocumentOf, isNonEmptyString, isRecord, stringsIn, type SanityDocument} from '../../model/document.ts'
import {facets} from '../../model/kinds.ts'
import {portableTextFields} from '../../model/portable-text.ts'
import type {Page, Publication} from '../../model/publication.ts'
import {
  schemaVersion,
  type Resource,
  type ResourceCaveat,
  type ResourceImage,
  type ResourceLink,
} from '../../model/resource.ts'
import {fileUrl, outputPaths, tagUri} from '../../model/site.ts'
import {compact} from './compact.ts'
import {detailsOf} from './details.ts'
import {evidenceOf, toResourceSource} from './evidence.ts'
import {linksOf} from './links.ts'
import {resolvePortableText} from './portable-text.ts'

/** What the earlier stages made of a document. */
export interface Rendered {
  readonly html: string
  readonly text: string
  /** Ids of the sources cited, by their numbers. */
  readonly sourceIds: readonly string[]
  /** Ids of the caveats that go along. */
  readonly caveatIds: readonly string[]
  readonly imageOf: (
    image: unknown,
  ) => {readonly url: string; readonly width: number; readonly height: number} | undefined
}

/** A point in time in UTC, to the second (RFC 3339), or nothing if it cannot be read. */
export const toTimestamp = (value: unknown): string | undefined => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

const imageFrom = (figure: unknown, rendered: Rendered): ResourceImage | undefined => {
  if (!isRecord(figure)) return undefined
  const image = rendered.imageOf(figure['image'])
  if (image === undefined) return undefined
  const {alt, caption, credit} = figure
  const {url, width, height} = image
  return {
    url,
    alt: isNonEmptyString(alt) ? alt : '',
    width,
    height,
    ...(isNonEmptyString(caption) ? {caption} : {}),
    ...(isNonEmptyString(credit) ? {credit} : {}),
  }
}

const caveatsFrom = (ids: readonly string[], {dataset, site}: Publication): ResourceCaveat[] =>
  ids.flatMap((id) => {
    const document = dataset.get(id)?.document
    if (document === undefined || !isDocumentOf(document, 'caveat')) return []
    const {title = id, text = '', severity = 'information'} = document
    return [{id: tagUri(site, 'caveat', id), title, text, severity}]
  })

/** One or two sentences about a document, in whichever field its type keeps them. */
const summaryOf = ({summary, claim, description, biography}: SanityDocument): string | undefined =>
  [summary, claim, description, biography].find(isNonEmptyString)?.trim()

const facetFields = (document: SanityDocument, publication: Publication): Readonly<Record<string, ResourceLink[]>> =>
  Object.fromEntries(facets.map((facet) => [facet, linksOf(document[facet], publication)]))

/** A document as the static API gives it. */
export const toResource = (
  document: SanityDocument,
  page: Page,
  rendered: Rendered,
  publication: Publication,
): Resource => {
  const {site} = publication
  const {kind, slug, title, url} = page
  const [field] = portableTextFields[kind.type] ?? []
  const blocks: unknown = field === undefined ? undefined : resolvePortableText(document[field] ?? [], publication)
  const feedFolder = kind.facet === undefined ? undefined : `${kind.facet}/${slug}`
  return {
    schemaVersion,
    id: tagUri(site, kind.type, document._id),
    documentId: document._id,
    type: kind.type,
    slug,
    title,
    language: isNonEmptyString(document['language']) ? document['language'] : site.language,
    url,
    links: compact({
      self: fileUrl(site, outputPaths.resource(kind.folder, slug)),
      list: fileUrl(site, outputPaths.list(kind.folder, 1)),
      markdown: kind.hasMarkdown ? fileUrl(site, outputPaths.markdown(kind.folder, slug)) : undefined,
      feed: feedFolder === undefined ? undefined : fileUrl(site, outputPaths.feed(feedFolder, 1)),
    }),
    caveats: caveatsFrom(rendered.caveatIds, publication),
    evidence: evidenceOf(document, publication),
    publisher: site.publisher,
    attribution: `${title}, ${site.publisher}, ${url}`,
    ...compact({
      summary: summaryOf(document),
      image: imageFrom(document['heroImage'] ?? document['image'], rendered),
      datePublished: toTimestamp(document['publishedAt']),
      lastReviewed: isNonEmptyString(document['reviewedAt']) ? document['reviewedAt'] : undefined,
      reviewDue: isNonEmptyString(document['reviewDueAt']) ? document['reviewDueAt'] : undefined,
      reviewedBy: linksOf(document['reviewedBy'], publication)[0],
      authors: kind.type === 'article' ? linksOf(document['authors'], publication) : undefined,
      ...facetFields(document, publication),
      takeaways: stringsIn(document['takeaways']),
      sources: rendered.sourceIds.flatMap((id) => toResourceSource(id, publication)),
      body: kind.hasMarkdown
        ? {portableText: Array.isArray(blocks) ? blocks : [], html: rendered.html, text: rendered.text}
        : undefined,
      licence: site.licence === undefined ? undefined : compact(site.licence),
      details: detailsOf(document, publication),
    }),
  }
}
