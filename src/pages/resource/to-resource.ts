import {isDocumentOf, isNonEmptyString, isRecord, stringsIn, type SanityDocument} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {isRecalled, recallOf} from '../../content/recall.ts'
import {portableTextFields} from '../../content/portable-text.ts'
import type {Page, Publication} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import {
  schemaVersion,
  type Resource,
  type ResourceCaveat,
  type ResourceImage,
  type ResourceLink,
  type ResourceRecall,
} from '../../contract/shapes.ts'
import {feedPath, fileUrl, outputPaths, permalink, tagUri, type Site} from '../../site/site.ts'
import {toTimestamp} from '../../content/time.ts'
import {jsonLdOf} from '../linked-data/index.ts'
import {compact} from '../../contract/compact.ts'
import {detailsOf} from './details.ts'
import type {Draft} from './undated-resource.ts'
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

const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined

const seoFrom = (seo: unknown, rendered: Rendered): Resource['seo'] => {
  if (!isRecord(seo)) return undefined
  const {title, description, image, noIndex} = seo
  const given = compact({
    title: isNonEmptyString(title) ? title.trim() : undefined,
    description: isNonEmptyString(description) ? description.trim() : undefined,
    image: imageFrom(image, rendered),
    noIndex: noIndex === true ? true : undefined,
  })
  return Object.keys(given).length === 0 ? undefined : given
}

const recallFrom = (document: SanityDocument, publication: Publication): ResourceRecall | undefined => {
  const recall = recallOf(document)
  if (recall === undefined) return undefined
  const [instead] = linksOf(recall.instead, publication)
  return {at: recall.at, reason: recall.reason, ...compact({instead})}
}

const linksFor = ({kind, slug}: Page, site: Site): Resource['links'] => {
  const {folder, facet, hasMarkdown} = kind
  const feed = facet === undefined ? undefined : {facet, folder: `${facet}/${slug}`}
  return {
    self: fileUrl(site, outputPaths.resource(folder, slug)),
    list: fileUrl(site, outputPaths.list(folder, 1)),
    ...compact({
      markdown: hasMarkdown ? fileUrl(site, outputPaths.markdown(folder, slug)) : undefined,
      articles: feed && fileUrl(site, outputPaths.list(`articles/${feed.folder}`, 1)),
      feed: feed && fileUrl(site, feedPath(feed.folder, 'json', 'full')),
      rss: feed && fileUrl(site, feedPath(feed.folder, 'rss', 'full')),
      atom: feed && fileUrl(site, feedPath(feed.folder, 'atom', 'full')),
    }),
  }
}

const bodyFrom = (document: SanityDocument, {kind}: Page, rendered: Rendered, publication: Publication) => {
  if (!kind.hasMarkdown) return undefined
  const [field] = portableTextFields[kind.type] ?? []
  const blocks: unknown =
    field === undefined || isRecalled(document) ? [] : resolvePortableText(document[field] ?? [], publication)
  return {portableText: Array.isArray(blocks) ? blocks : [], html: rendered.html, text: rendered.text}
}

/** When to get medical help, for every condition that an article is about. */
const redFlagsOf = (document: SanityDocument, {dataset}: Publication): string[] => [
  ...new Set(refsOf(document['conditions']).flatMap((id) => stringsIn(dataset.get(id)?.document['redFlags']))),
]

/** Where a text is from; of a source, which is somebody else's, how it is cited. */
const termsOf = (document: SanityDocument, {title, url}: Page, {site}: Publication) => {
  if (!isDocumentOf(document, 'source')) {
    const licence = site.licence === undefined ? undefined : compact(site.licence)
    return {attribution: `${title}, ${site.publisher}, ${url}`, licence}
  }
  const {publication, year} = document
  const parts = [stringsIn(document.authors).join(', '), title, publication, year]
  return {attribution: parts.filter((part) => part !== undefined && part !== '').join('. '), licence: undefined}
}

const presentDetails = (document: SanityDocument, publication: Publication): Resource['details'] => {
  const details = detailsOf(document, publication)
  return Object.keys(details).length === 0 ? undefined : details
}

/** What a document says that may be followed; of one that is recalled, nothing. */
const adviceFrom = (document: SanityDocument, rendered: Rendered, publication: Publication) =>
  isRecalled(document)
    ? {}
    : {
        takeaways: stringsIn(document['takeaways']),
        redFlags: redFlagsOf(document, publication),
        sources: rendered.sourceIds.flatMap((id) => toResourceSource(id, publication)),
        details: presentDetails(document, publication),
      }

/** A document as the static API gives it, but for when it changed and what is made of the rest: `finishResource` adds these. */
export const toResource = (
  document: SanityDocument,
  page: Page,
  rendered: Rendered,
  publication: Publication,
): Draft => {
  const {site} = publication
  const {kind, slug, title, url} = page
  const recalled = isRecalled(document)
  const {attribution, licence} = termsOf(document, page, publication)
  return {
    schemaVersion,
    id: tagUri(site, kind.type, document._id),
    documentId: document._id,
    type: kind.type,
    slug,
    title,
    language: isNonEmptyString(document['language']) ? document['language'] : site.language,
    url,
    links: linksFor(page, site),
    caveats: caveatsFrom(rendered.caveatIds, publication),
    evidence: recalled ? [] : evidenceOf(document, publication),
    publisher: site.publisher,
    attribution,
    ...compact({
      previousUrls: stringsIn(document['previousSlugs'])
        .filter((previous) => previous !== slug)
        .map((previous) => permalink(site, kind.type, previous)),
      recall: recallFrom(document, publication),
      summary: recalled ? recallOf(document)?.reason : summaryOf(document),
      image: imageFrom(document['heroImage'] ?? document['image'], rendered),
      datePublished: toTimestamp(document['publishedAt']),
      lastReviewed: dayOf(document['reviewedAt']),
      reviewDue: dayOf(document['reviewDueAt']),
      reviewedBy: linksOf(document['reviewedBy'], publication)[0],
      authors: kind.type === 'article' ? linksOf(document['authors'], publication) : undefined,
      ...facetFields(document, publication),
      ...adviceFrom(document, rendered, publication),
      body: bodyFrom(document, page, rendered, publication),
      seo: seoFrom(document['seo'], rendered),
      licence,
    }),
  }
}

/**
 * Adds to a resource when what readers see of it last changed, and what is made of all the rest.
 * @param dateModified - left out where it says no more than the date of publication
 */
export const finishResource = (draft: Draft, dateModified: string | undefined, publication: Publication): Resource => {
  const dated = dateModified === undefined || dateModified === draft.datePublished ? draft : {...draft, dateModified}
  return {...dated, jsonld: jsonLdOf(dated, publication)}
}

/** What readers see: if none of it changed, a resource was not modified, whatever else is in it. */
export const isSameReading = (a: Draft, b: Draft): boolean =>
  JSON.stringify(readingOf(a)) === JSON.stringify(readingOf(b))

const readingOf = ({title, recall, summary, image, body, caveats, evidence, details, reviewedBy}: Draft): unknown => [
  title,
  recall?.reason,
  summary,
  image?.url,
  image?.alt,
  body?.text,
  caveats.map(({title: name, text}) => [name, text]),
  evidence.map(({certainty, finding}) => [certainty, finding]),
  details,
  reviewedBy?.id,
]
