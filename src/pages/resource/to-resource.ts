import {severityOf} from '../../content/caveats.ts'
import {isDocumentOf, isNonEmptyString, isRecord, stringsIn, type SanityDocument} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {isRecalled, recallOf, type Recall} from '../../content/recall.ts'
import {byUrgency, redFlagsIn} from '../../content/red-flags.ts'
import {portableTextFields} from '../../content/portable-text.ts'
import type {Page, Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import {
  schemaVersion,
  type Resource,
  type ResourceCaveat,
  type ResourceLink,
  type ResourceRecall,
} from '../../contract/resource-types.ts'
import {feedFormatNames, feedFormats} from '../../site/feed-formats.ts'
import {feedPath, fileUrl, outputPaths, permalink, tagUri} from '../../site/addresses.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Site} from '../../site/site.ts'
import {toTimestamp} from '../../content/time.ts'
import {jsonLdOf} from '../linked-data/index.ts'
import {compact} from '../../contract/compact.ts'
import {detailsOf} from './details.ts'
import type {UndatedResource} from './undated-resource.ts'
import {evidenceOf, toResourceSource} from './evidence.ts'
import {linksOf} from './links.ts'
import {resolvePortableText} from './portable-text.ts'
import {publishedImage} from '../picture.ts'
import {correctionsOf} from './corrections.ts'
import {safetyOf} from '../safety/safety.ts'

/** What the earlier steps made from a document. */
export interface Rendered {
  readonly html: string
  readonly text: string
  /** Ids of the cited sources, in the order of their numbers. */
  readonly sourceIds: readonly string[]
  /** Ids of the caveats that are published with the document. */
  readonly caveatIds: readonly string[]
}

/** Makes the resource of a document, without its modification date and linked data. `finishResource` adds these. */
export function toResource(
  document: SanityDocument,
  page: Page,
  rendered: Rendered,
  edition: Edition,
): UndatedResource {
  const {site} = edition
  const {kind, slug, title, url} = page
  const recall = recallOf(document, edition.hasCome)
  const recalled = recall !== undefined
  const {attribution, licence} = termsOf(document, page, edition)
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
    caveats: caveatsFrom(rendered.caveatIds, edition),
    evidence: recalled ? [] : evidenceOf(document, edition),
    publisher: site.publisher,
    attribution,
    ...compact({
      previousUrls: stringsIn(document['previousSlugs'])
        .filter((previous) => previous !== slug)
        .map((previous) => permalink(site, kind.type, previous)),
      recall: recall === undefined ? undefined : recallFrom(recall, edition),
      summary: recalled ? recall.reason : summaryOf(document),
      image: recalled ? undefined : publishedImage(document['heroImage'] ?? document['image'], edition, {isMain: true}),
      datePublished: toTimestamp(document['publishedAt']),
      lastReviewed: dayOf(document['reviewedAt']),
      reviewDue: dayOf(document['reviewDueAt']),
      reviewedBy: linksOf(document['reviewedBy'], edition)[0],
      authors: kind.type === 'article' ? linksOf(document['authors'], edition) : undefined,
      ...facetFields(document, edition),
      ...safetyOf(document, edition),
      redFlags: redFlagsOf(document, edition),
      ...(recalled ? {} : adviceFrom(document, rendered, edition)),
      feedback: kind.hasMarkdown ? site.feedback : undefined,
      body: bodyFrom(document, page, rendered, edition),
      seo: seoFrom(document['seo'], edition, recalled),
      licence,
    }),
  }
}

/**
 * Adds the modification date to a resource, and the linked data, which is made from all other fields.
 * @param dateModified - when the content that readers see last changed; left out if it equals the date of publication
 */
export function finishResource(draft: UndatedResource, dateModified: string | undefined, edition: Edition): Resource {
  const dated = dateModified === undefined || dateModified === draft.datePublished ? draft : {...draft, dateModified}
  return {...dated, jsonld: jsonLdOf(dated, edition)}
}

/** The attribution and the licence of a document. A source is the work of others: it gets its citation and no licence. */
function termsOf(document: SanityDocument, {title, url}: Page, {site, hasCome}: Edition) {
  if (!isDocumentOf(document, 'source')) {
    const licence = site.licence === undefined ? undefined : compact(site.licence)
    const {withdrawn} = labelsFor(isNonEmptyString(document['language']) ? document['language'] : site.language)
    const isOut = isRecalled(document, hasCome)
    return {attribution: `${isOut ? `${withdrawn}: ` : ''}${title}, ${site.publisher}, ${url}`, licence}
  }
  const {publication, year} = document
  const parts = [stringsIn(document.authors).join(', '), title, publication, year]
  return {attribution: parts.filter((part) => part !== undefined && part !== '').join('. '), licence: undefined}
}

function linksFor({kind, slug}: Page, site: Site): Resource['links'] {
  const {folder, facet, hasMarkdown} = kind
  return {
    self: fileUrl(site, outputPaths.resource(folder, slug)),
    list: fileUrl(site, outputPaths.list(folder)),
    ...compact({
      markdown: hasMarkdown ? fileUrl(site, outputPaths.markdown(folder, slug)) : undefined,
      articles: facet === undefined ? undefined : fileUrl(site, outputPaths.list(`articles/${facet}/${slug}`)),
    }),
    ...(facet === undefined ? {} : feedLinks(`${facet}/${slug}`, site)),
  }
}

function caveatsFrom(ids: readonly string[], {snapshot, site}: Edition): ResourceCaveat[] {
  return ids.flatMap((id) => {
    const document = snapshot.get(id)?.document
    if (document === undefined || !isDocumentOf(document, 'caveat')) return []
    const {title = id, text = ''} = document
    return [{id: tagUri(site, 'caveat', id), title, text, severity: severityOf(document)}]
  })
}

function recallFrom(recall: Recall, edition: Edition): ResourceRecall {
  const [instead] = linksOf(recall.instead, edition)
  return {at: recall.at, reason: recall.reason, ...compact({instead})}
}

/** One or two sentences about a document, from the field that its type has for this. */
function summaryOf({summary, claim, description, biography}: SanityDocument): string | undefined {
  return [summary, claim, description, biography].find(isNonEmptyString)?.trim()
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
}

function facetFields(document: SanityDocument, edition: Edition): Readonly<Record<string, ResourceLink[]>> {
  return Object.fromEntries(facets.map((facet) => [facet, linksOf(document[facet], edition)]))
}

/** What an article says about itself. */
function disclosuresOf(document: SanityDocument) {
  if (!isDocumentOf(document, 'article')) return {}
  const {audience, funding, conflictsOfInterest, aiUse} = document
  return {
    audience: wordsOf(audience),
    funding: wordsOf(funding),
    conflictsOfInterest: wordsOf(conflictsOfInterest),
    aiUse: wordsOf(aiUse),
    corrections: correctionsOf(document),
  }
}

function wordsOf(value: unknown): string | undefined {
  return isNonEmptyString(value) ? value.trim() : undefined
}

/** The fields with advice for readers. A recalled document has none. */
function adviceFrom(document: SanityDocument, rendered: Rendered, edition: Edition) {
  return {
    takeaways: stringsIn(document['takeaways']),
    sources: rendered.sourceIds.flatMap((id) => toResourceSource(id, edition)),
    details: presentDetails(document, edition),
    ...disclosuresOf(document),
  }
}

function bodyFrom(document: SanityDocument, {kind}: Page, rendered: Rendered, edition: Edition) {
  if (!kind.hasMarkdown) return undefined
  const [field] = portableTextFields[kind.type] ?? []
  const blocks: unknown =
    field === undefined || isRecalled(document, edition.hasCome)
      ? []
      : resolvePortableText(document[field] ?? [], edition)
  return {portableText: Array.isArray(blocks) ? blocks : [], html: rendered.html, text: rendered.text}
}

function seoFrom(seo: unknown, edition: Edition, recalled: boolean): Resource['seo'] {
  if (!isRecord(seo)) return undefined
  if (recalled) return seo['noIndex'] === true ? {noIndex: true} : undefined
  const {title, description, image, noIndex} = seo
  const given = compact({
    title: isNonEmptyString(title) ? title.trim() : undefined,
    description: isNonEmptyString(description) ? description.trim() : undefined,
    image: publishedImage(image, edition, {isMain: true}),
    noIndex: noIndex === true ? true : undefined,
  })
  return Object.keys(given).length === 0 ? undefined : given
}

/** What readers see of a resource. If it is the same, the resource was not modified, whatever else differs. */
export function readingOf({
  title,
  recall,
  summary,
  image,
  body,
  caveats,
  evidence,
  details,
  reviewedBy,
  lastReviewed,
  takeaways,
  withdrawn,
  warningSigns,
  contraindications,
  corrections,
  audience,
  funding,
  conflictsOfInterest,
  aiUse,
}: UndatedResource): unknown {
  return [
    title,
    recall?.reason,
    summary,
    image?.url,
    image?.alt,
    image?.caption,
    body === undefined ? undefined : body.text,
    caveats.map(({title: name, text}) => [name, text]),
    evidence.map(({certainty, finding}) => [certainty, finding]),
    details,
    reviewedBy?.id,
    lastReviewed,
    takeaways,
    withdrawn,
    warningSigns,
    contraindications,
    corrections,
    audience,
    funding,
    conflictsOfInterest,
    aiUse,
  ]
}

/** Links to the feed about a subject, in every format. */
function feedLinks(folder: string, site: Site): Pick<Resource['links'], 'feed' | 'rss' | 'atom'> {
  return Object.fromEntries(
    feedFormatNames.map((format) => [feedFormats[format].link, fileUrl(site, feedPath(folder, format, 'full'))]),
  )
}

/** When to get medical help, for every condition that an article is about. */
function redFlagsOf(document: SanityDocument, {snapshot}: Edition): string[] {
  const signs = refsOf(document['conditions']).flatMap((id) => {
    const condition = snapshot.get(id)?.document
    return condition === undefined ? [] : redFlagsIn(condition)
  })
  return [...new Set(byUrgency(signs).map(({text}) => text))]
}

function presentDetails(document: SanityDocument, edition: Edition): Resource['details'] {
  const details = detailsOf(document, edition)
  return Object.keys(details).length === 0 ? undefined : details
}
