import type {VFileMessage} from 'vfile-message'
import type {Ask} from '../../engine/ask.ts'
import {step, type Artefact, type EarlierFile, type MadeFile, type Past, type Place} from '../../engine/step.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {quote, toMessage, type Finding} from '../../content/findings.ts'
import {facets, type Kind} from '../../content/kinds.ts'
import {bareRecall, isRecalled} from '../../content/recall.ts'
import {subjectKey, withAncestors} from '../../content/subjects.ts'
import {facetLinks, type Resource, type ResourceLink} from '../../contract/resource-types.ts'
import {compact} from '../../contract/compact.ts'
import {toBytes} from '../../files/bytes.ts'
import {sha256} from '../../files/hash.ts'
import type {Edition, Page} from '../../pages/edition.ts'
import {readingHash, renderDocument} from '../../pages/render-document.ts'
import {renderResource} from '../../pages/resource/render-resource.ts'
import {outputPaths, tagUri} from '../../site/addresses.ts'
import type {IssueArticle} from '../../newsletters/issue.ts'
import {renderListItem} from '../api/list-item.ts'
import {toSearchDocument, type SearchDocument} from '../api/search-document.ts'
import {askedEdition, toPage} from '../asked/asked-edition.ts'
import {ownEntry} from '../asked/asked-snapshot.ts'
import type {PublishedState} from '../changes.ts'
import {collections} from '../collections.ts'
import {ownFilesOf, readEarlier, type EarlierDocument} from '../earlier.ts'
import {distinctAt, updatedAt} from '../feeds/dates.ts'
import {checkItem} from '../feeds/rendered-item.ts'
import {changes} from '../inputs.ts'
import {isNamed, picturesIn, picturesNamedIn, placeOfSeen, placesOfDrawing, placesOfNamed} from '../shown-pictures.ts'
import {toSitemapUrl, type SitemapUrl} from '../site-files/sitemap-url.ts'
import {croppedSince, markdownWithout, resourceWithout} from '../without-pictures.ts'
import {llmsHeading, llmsLine} from '../site-files/llms.ts'
import {takenAddress, verdicts} from './verdicts.ts'

export interface DocumentFacts {
  /** What the log of changes records of it. */
  readonly state: PublishedState
  /** What an article is about, as tag URIs. */
  readonly about: readonly string[]
  /** A hash of what readers see, and when that last changed. */
  readonly reading: string
  readonly dateModified: string
  /** As it is in lists, as JSON. */
  readonly item: string
  readonly link: ResourceLink
  /** What newsletters show of an article. */
  readonly brief: IssueArticle
  readonly search: SearchDocument
  /** Its line in llms.txt. */
  readonly llms: string
  /** The heading above its Markdown in full texts. */
  readonly heading: string
  readonly sitemap: SitemapUrl
  /** Its Markdown file and the hash of it. */
  readonly markdown: {readonly path: string; readonly sha256: string}
  /** The file of its resource. */
  readonly resource: {readonly path: string; readonly sha256: string}
  /** When it changed, as feeds tell it: distinct from all others. */
  readonly updated: string
  /** How long its text is as HTML and as plain text, in characters. A page of a feed has as many as fit. */
  readonly length: number
  readonly isRecalled: boolean
  readonly previousUrls: readonly string[]
  readonly findings: readonly PlainMessage[]
  /** Why it could not be rendered. Then it has no other facts. */
  readonly failure: PlainMessage
}

/** Each document with a page: its files, and everything that others show of it. */
export const pages = step<Partial<DocumentFacts>>({
  name: 'pages',
  over: collections.pages,
  isParallel: true,
  make: (ask, id, past) => {
    const isKept = ask.fact(verdicts, id, 'isKept') === true
    const page = toPage(ask.fact(verdicts, id, 'page'))
    if (page === undefined) return {}
    return isKept ? keep(ask, id, past) : render(ask, page, past)
  },
})

/** Renders a document. If that is not possible, it has nothing but the reason. */
function render(ask: Ask, page: Page, past: Past): Artefact {
  const entry = ownEntry(ask, page.id)
  if (entry === undefined) return {}
  const [owner] = ask.slice(collections.staying(page.url), {page: 1, size: 1})
  if (owner !== undefined && owner.key !== page.id) return failed(page.id, takenBy(owner.key, page), past)
  const edition = askedEdition(ask, entry)
  const {folder, type} = page.kind
  const findings: Finding[] = []
  try {
    const change = past.input(changes, tagUri(edition.site, type, page.id))?.change
    const {
      resource,
      text,
      sha256: hash,
      markdown,
      reading,
    } = renderedOrRecall(entry.document, page, edition, {
      now: past.now,
      hash: sha256,
      before: {change, reading: () => earlierReading(page.id, past)},
      onFinding: (finding) => findings.push(finding),
    })
    const markdownFile =
      markdown === undefined ? undefined : {path: outputPaths.markdown(folder, page.slug), bytes: toBytes(markdown)}
    const resourceFile = {path: outputPaths.resource(folder, page.slug), sha256: hash}
    const names = new Set(picturesNamedIn(text))
    const shown = picturesIn(entry.document, edition).filter((picture) => isNamed(picture, names))
    return describe(edition, page, {
      resource,
      reading,
      resourceFile,
      markdownFile:
        markdownFile === undefined ? undefined : {path: markdownFile.path, sha256: sha256(markdownFile.bytes)},
      shown: [...shown.flatMap(placesOfDrawing), ...shown.map(placeOfSeen)],
      files: [
        ...(markdownFile === undefined
          ? []
          : [{path: markdownFile.path, parts: [markdownFile.bytes], source: page.id}]),
        {path: resourceFile.path, parts: [text], source: page.id},
      ],
      findings: findings.map((finding) =>
        toPlain(toMessage(finding, {ruleId: 'rendering', severity: 'warning', source: 'export'})),
      ),
    })
  } catch (cause) {
    const reason = 'Cannot process document, expected content that can be rendered'
    const message = toMessage({reason, cause}, {ruleId: 'process-document', severity: 'error', source: 'export'})
    return failed(page.id, message, past)
  }
}

/** A recall goes out whatever is wrong with the document or with what it uses: then without all that surrounds it. */
function renderedOrRecall(...[document, page, edition, options]: Parameters<typeof renderDocument>) {
  try {
    return renderDocument(document, page, edition, options)
  } catch (cause) {
    if (!isRecalled(document, edition.hasCome)) throw cause
    options.onFinding?.({
      reason: 'Cannot render all of a recalled document, expected content that can be rendered',
      cause,
    })
    return renderDocument(bareRecall(document), page, edition, options)
  }
}

function failed(id: string, message: VFileMessage, past: Past): Artefact {
  return {
    facts: {failure: toPlain(message)},
    places: [{in: collections.failed, at: id}],
    // What was published before stays until it is known what becomes of the document.
    files: ownFilesOf(id, past).map(({path}) => ({path, source: id})),
  }
}

/** Says that a page cannot come to an address, because another document has errors and stays there until it is mended. */
function takenBy(owner: string, {url}: Page): VFileMessage {
  const finding = {
    reason: `Cannot publish at ${quote(url)}, document ${quote(owner)} has errors and stays there as published before`,
    actual: owner,
    path: ['slug', 'current'],
    note: 'Mend that document first, or give this one another slug',
  }
  return toMessage(finding, {ruleId: takenAddress, severity: 'error', source: 'export'})
}

/** Leaves a document as an earlier run published it. */
function keep(ask: Ask, id: string, past: Past): Artefact {
  const earlier = readEarlier(id, past)
  if (earlier === undefined) return {}
  const {page, resource, files, sha256: hash} = earlier
  const markdownFile = files.find(({path}) => path === outputPaths.markdown(page.kind.folder, page.slug))
  const stale = {
    reason: `Cannot publish \`${resource.title}\`, what was published before stays`,
    actual: files[0]?.path ?? id,
  }
  const edition = askedEdition(ask)
  const current = ownEntry(ask, id)?.document
  const pictures = current === undefined ? [] : picturesIn(current, edition)
  const names = picturesNamedIn(JSON.stringify(resource))
  // What an editor has cut off since does not stay, though the rest of the page does.
  const cropped = croppedSince(
    names,
    pictures.map(({picture, renditions}) => ({hash: picture.hash, rect: renditions.main.rect})),
  )
  const kept = cropped.length === 0 ? undefined : keptWithout(cropped, earlier, markdownFile, past)
  const {shown, state} = kept ?? {
    shown: resource,
    state: {
      resourceFile: {path: outputPaths.resource(page.kind.folder, page.slug), sha256: hash},
      markdownFile,
      files: files.map(({path}) => ({path, source: id})),
    },
  }
  return describe(edition, page, {
    resource: shown,
    reading: readingHash(shown, sha256),
    ...state,
    shown: [...names.filter((name) => !cropped.includes(name)).flatMap(placesOfNamed), ...pictures.map(placeOfSeen)],
    findings: [stale, ...(kept === undefined ? [] : [takenOut(resource)])].map((finding) =>
      toPlain(toMessage(finding, {ruleId: 'stale', severity: 'warning', source: 'export'})),
    ),
  })
}

function takenOut({title}: Resource): Finding {
  return {
    reason: `Took pictures out of \`${title}\` as it was published before, they show what was cropped away since`,
    actual: title,
    note: 'Mend its errors, and it comes back with its pictures',
  }
}

/** A document as an earlier run published it, without some of its pictures. */
function keptWithout(
  names: readonly string[],
  {page, resource}: EarlierDocument,
  markdownFile: EarlierFile | undefined,
  past: Past,
) {
  const shown = resourceWithout(resource, names)
  const text = toBytes(renderResource(shown))
  const path = outputPaths.resource(page.kind.folder, page.slug)
  const earlierMarkdown = markdownFile === undefined ? undefined : past.read(markdownFile)
  const markdown =
    markdownFile === undefined || earlierMarkdown === undefined
      ? undefined
      : {path: markdownFile.path, bytes: toBytes(markdownWithout(decoder.decode(earlierMarkdown), names))}
  return {
    shown,
    state: {
      resourceFile: {path, sha256: sha256(text)},
      markdownFile: markdown === undefined ? undefined : {path: markdown.path, sha256: sha256(markdown.bytes)},
      files: [
        {path, parts: [text], source: page.id},
        ...(markdown === undefined ? [] : [{path: markdown.path, parts: [markdown.bytes], source: page.id}]),
      ],
    },
  }
}

const decoder = new TextDecoder()

interface Rendered {
  readonly resource: Resource
  readonly reading: string
  readonly resourceFile: {readonly path: string; readonly sha256: string}
  readonly markdownFile: {readonly path: string; readonly sha256: string} | undefined
  /** Places of the pictures and files that it shows. */
  readonly shown: readonly Place[]
  readonly files: readonly MadeFile[]
  readonly findings: readonly PlainMessage[]
}

/** The facts and places of a published document. */
function describe({site, snapshot, pageOf}: Edition, page: Page, rendered: Rendered): Artefact {
  const {resource, reading, resourceFile, markdownFile, shown, files, findings} = rendered
  const {id, kind, url} = page
  const isArticle = kind.type === 'article'
  const about = facets.flatMap((facet) => facetLinks(resource, facet).map((link) => ({facet, link})))
  const subjects = new Set(
    about.flatMap(({facet, link}) => {
      const subject = link.id.split('/').at(-1) ?? ''
      return pageOf(subject) === undefined
        ? []
        : withAncestors(subject, snapshot).map((each) => subjectKey(facet, each))
    }),
  )
  if (isArticle) checkItem(resource)
  const facts: Partial<DocumentFacts> = {
    state: {
      id: resource.id,
      type: resource.type,
      url: resource.url,
      api: resource.links.self,
      sha256: resourceFile.sha256,
      isRecalled: resource.recall !== undefined,
      ...compact({dateModified: resource.dateModified, date: resource.datePublished}),
    },
    reading,
    item: renderListItem(resource),
    link: linkOf(resource),
    resource: resourceFile,
    isRecalled: resource.recall !== undefined,
    ...compact({
      about: isArticle ? about.map(({link}) => link.id) : undefined,
      dateModified: resource.dateModified,
      previousUrls: resource.previousUrls,
      findings,
    }),
    ...(markdownFile === undefined
      ? {}
      : {
          markdown: {path: markdownFile.path, sha256: markdownFile.sha256},
          search: toSearchDocument(resource),
          ...(resource.seo?.noIndex === true ? {} : {llms: llmsLine(resource)}),
          heading: llmsHeading(resource),
          sitemap: toSitemapUrl(resource),
        }),
    ...(isArticle
      ? {
          updated: distinctAt(updatedAt(resource, site), resource.id),
          length: (resource.body?.html.length ?? 0) + (resource.body?.text.length ?? 0),
          brief: briefOf(resource),
        }
      : {}),
  }
  return {
    facts,
    files,
    places: [
      {in: collections.at(url), at: id},
      ...listPlaces(resource, kind, subjects),
      ...(isArticle ? newsPlaces(resource, subjects) : []),
      ...indexPlaces(resource, kind),
      ...subjectPlaces(resource, kind),
      ...freshnessPlaces(resource, kind),
      ...((resource.previousUrls ?? []).length === 0 ? [] : [{in: collections.moved, at: id}]),
      ...(findings.length === 0 ? [] : [{in: collections.findings, at: id}]),
      ...shown,
    ],
  }
}

function listPlaces(resource: Resource, kind: Kind, subjects: ReadonlySet<string>): Place[] {
  if (kind.type !== 'article') return [{in: collections.list(kind.folder), at: byTitle(resource)}]
  const at = byDate(resource)
  return [kind.folder, ...[...subjects].map((key) => `${kind.folder}/${key}`)].map((key) => ({
    in: collections.list(key),
    at,
  }))
}

/** Places in feeds. Recalls count as news, so that the newest page of a feed shows them. */
function newsPlaces(resource: Resource, subjects: ReadonlySet<string>): Place[] {
  const {recall} = resource
  const at = byNews(resource)
  return ['all', ...subjects].flatMap((subject) => [
    {in: collections.news(subject), at},
    ...(recall === undefined ? [] : [{in: collections.recalled(subject), at}]),
  ])
}

function indexPlaces(resource: Resource, kind: Kind): Place[] {
  if (!kind.hasMarkdown || resource.seo?.noIndex === true) return []
  const at = kind.type === 'article' ? byDate(resource) : resource.documentId
  return [
    {in: collections.sitemaps, at: kind.folder},
    {in: collections.sitemap(kind.folder), at},
    {in: collections.searchable, at: byDate(resource)},
    {in: collections.readable(kind.folder), at: kind.type === 'article' ? byNews(resource) : byTitle(resource)},
  ]
}

/** A document that articles are filed under has a list and a feed. */
function subjectPlaces(resource: Resource, {facet}: Kind): Place[] {
  if (facet === undefined) return []
  const key = subjectKey(facet, resource.documentId)
  return [
    {in: collections.lists, at: `articles/${key}`},
    {in: collections.feeds, at: key},
    {in: collections.subjects(facet), at: byTitle(resource)},
  ]
}

function freshnessPlaces(resource: Resource, {type}: Kind): Place[] {
  const {recall, evidence, lastReviewed, reviewDue, documentId: id} = resource
  if (recall !== undefined) return []
  const isGraded = evidence.some(({certainty}) => certainty !== 'notGraded')
  return [
    {in: collections.liveOf(type), at: byDate(resource)},
    ...(type === 'benefit' && isGraded ? [{in: collections.graded, at: id}] : []),
    ...(type === 'article' && lastReviewed !== undefined ? [{in: collections.reviewed, at: id}] : []),
    ...(type === 'article' && reviewDue !== undefined ? [{in: collections.due, at: `${reviewDue} ${id}`}] : []),
  ]
}

function byDate({datePublished = '', documentId}: Resource): string {
  return `${datePublished} ${documentId}`
}

/** When there was news of an article: its publication or its recall. */
function byNews({recall, datePublished = '', documentId}: Resource): string {
  return `${recall?.at ?? datePublished} ${documentId}`
}

function byTitle({title, documentId}: Resource): string {
  return `${title.toLowerCase()}\n${documentId}`
}

function linkOf({id, type, slug, title, url, links, recall}: Resource): ResourceLink {
  return {id, type, slug, title, url, api: links.self, ...(recall === undefined ? {} : {recalled: true})}
}

function briefOf(resource: Resource): IssueArticle {
  const {id, documentId, title, url, language, summary, image, recall, caveats, evidence, datePublished} = resource
  const {withdrawn, warningSigns, contraindications, review} = resource
  return {
    id,
    documentId,
    title,
    url,
    language,
    caveats,
    evidence,
    ...compact({summary, image, recall, withdrawn, warningSigns, contraindications, review, datePublished}),
  }
}

/** What readers saw before this run, and when it was modified then. */
function earlierReading(id: string, past: Past) {
  const {facts} = past
  if (typeof facts?.['reading'] === 'string') {
    const {reading, dateModified} = facts
    return {hash: reading, dateModified: typeof dateModified === 'string' ? dateModified : undefined}
  }
  const resource = readEarlier(id, past)?.resource
  return resource === undefined ? undefined : {hash: readingHash(resource, sha256), dateModified: resource.dateModified}
}
