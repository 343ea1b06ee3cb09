import type {VFileMessage} from 'vfile-message'
import {compareText} from '../content/compare.ts'
import {toMessage} from '../content/findings.ts'
import {facets, kinds, type Kind} from '../content/kinds.ts'
import {recallOf} from '../content/recall.ts'
import type {Entry} from '../content/entry.ts'
import {toTimestamp} from '../content/time.ts'
import {facetLinks, type Resource} from '../contract/resource-types.ts'
import {sha256} from '../files/hash.ts'
import {WriteError} from '../files/output/write-error.ts'
import type {Page} from '../pages/edition.ts'
import {renderDocument} from '../pages/render-document.ts'
import {outputPaths, tagUri} from '../site/addresses.ts'
import type {Feeds} from './feeds/feeds.ts'
import {maxMailFeedItems} from './feeds/mail-feed.ts'
import {toRenderedItem, type RenderedItem} from './feeds/rendered-item.ts'
import type {Brief, PublishedDocument} from './rendered-edition.ts'
import {addFile, addFiles, type Run} from './run.ts'

/** The result of publishing the documents of a run. */
export interface PublishedDocuments {
  readonly documents: readonly PublishedDocument[]
  /** Ids of the documents that were rendered. */
  readonly ids: ReadonlySet<string>
  /** The newest articles, oldest first, with their whole text. */
  readonly newestArticles: readonly Resource[]
  /** Why documents could not be rendered, by id. They are in none of the above. */
  readonly failed: ReadonlyMap<string, readonly VFileMessage[]>
}

/** Publishes every document, kind by kind, and puts articles into the feeds they belong to. */
export function publishDocuments(run: Run, feeds: Feeds): PublishedDocuments {
  const documents: PublishedDocument[] = []
  const ids = new Set<string>()
  const newestArticles: Resource[] = []
  const failed = new Map<string, readonly VFileMessage[]>()
  for (const kind of kinds) {
    for (const id of idsOf(run, kind)) {
      const outcome = outcomeOf(run, id)
      if (outcome === undefined) continue
      if ('failure' in outcome) {
        failed.set(id, [outcome.failure])
        continue
      }
      if (!outcome.isKept) ids.add(id)
      const published = toPublished(outcome, kind, run)
      documents.push(published)
      if (outcome.item === undefined) continue
      addFiles(run, feeds.add(outcome.item, published.keys))
      newestArticles.push(outcome.resource)
      if (newestArticles.length > maxMailFeedItems) newestArticles.shift()
    }
  }
  return {documents, ids, newestArticles, failed}
}

/**
 * Returns the ids of a kind's documents. Articles are in order of news, oldest first, as feeds take them. Others are in
 * order of id.
 */
function idsOf(run: Run, kind: Kind): string[] {
  const {snapshot, held, ids} = run
  const own = ids.filter((id) => (held.get(id)?.resource?.type ?? snapshot.get(id)?.type) === kind.type)
  if (kind.type !== 'article') return own
  const dates = new Map(own.map((id) => [id, newsDate(run, id)]))
  return own.toSorted((a, b) => compareText(dates.get(a) ?? '', dates.get(b) ?? '') || compareText(b, a))
}

/** A document that is published now, or kept from an earlier run. */
interface Outcome {
  readonly resource: Resource
  readonly sha256: string
  readonly item: RenderedItem | undefined
  /** Whether it is kept as an earlier run published it. */
  readonly isKept: boolean
}

interface Failure {
  readonly failure: VFileMessage
}

function outcomeOf(run: Run, id: string): Outcome | Failure | undefined {
  const {snapshot, held, edition} = run
  const entry = snapshot.get(id)
  if (entry === undefined || held.has(id)) return keptOutcome(run, id)
  const page = edition.statusOf(id) === 'published' ? edition.pageOf(id) : undefined
  return page === undefined ? undefined : publishDocument(run, entry, page)
}

function toPublished({resource, sha256}: Outcome, kind: Kind, {subjects}: Run): PublishedDocument {
  return {
    kind,
    brief: briefOf(resource),
    certainties: resource.evidence.map(({certainty}) => certainty),
    sha256,
    keys: subjects.keysOf(facets.flatMap((facet) => facetLinks(resource, facet).map(({id}) => id))),
  }
}

/**
 * Returns when an article was published or recalled. Recalls count as news, so that the newest page of a feed shows
 * them.
 */
function newsDate({snapshot, held}: Run, id: string): string {
  const before = held.get(id)?.resource
  if (before !== undefined) return before.recall?.at ?? before.datePublished ?? ''
  const document = snapshot.get(id)?.document
  if (document === undefined) return ''
  return recallOf(document)?.at ?? toTimestamp(document['publishedAt']) ?? ''
}

/** Returns what an earlier run published of a document that is held or not in the snapshot. */
function keptOutcome(run: Run, id: string): Outcome | undefined {
  const document = run.held.get(id)
  const file = document?.files.find(({path}) => path.startsWith('api/v1/'))
  return document?.resource === undefined || file === undefined
    ? undefined
    : {resource: document.resource, sha256: file.sha256, item: itemOf(document.resource, run), isKept: true}
}

/** Renders a document and adds its files. */
function publishDocument(run: Run, entry: Entry, page: Page): Outcome | Failure {
  const {edition, earlier, lastChanges, now, report} = run
  const {id, file, document} = entry
  run.onDocument()
  try {
    const change = lastChanges.get(tagUri(edition.site, page.kind.type, id))
    const before = {change, resource: () => earlier.get(id)?.resource}
    const {
      resource,
      text,
      sha256: hash,
      markdown,
    } = renderDocument(document, page, edition, {
      now,
      hash: sha256,
      before,
      onFinding: (finding) => report.add(file, 'rendering', 'warning', finding),
    })
    const item = itemOf(resource, run)
    const {folder} = page.kind
    if (markdown !== undefined) addFile(run, file, outputPaths.markdown(folder, page.slug), markdown, id)
    addFile(run, file, outputPaths.resource(folder, page.slug), text, id)
    return {resource, sha256: hash, item, isKept: false}
  } catch (cause) {
    if (cause instanceof WriteError) throw cause
    const reason = 'Cannot process document, expected content that can be rendered'
    return {failure: toMessage({reason, cause}, {ruleId: 'process-document', severity: 'error', source: 'export'})}
  }
}

function briefOf({body: _body, jsonld: _jsonld, evidence: _evidence, sources: _sources, ...brief}: Resource): Brief {
  return brief
}

function itemOf(resource: Resource, {edition}: Run): RenderedItem | undefined {
  return resource.type === 'article' ? toRenderedItem(resource, edition.site) : undefined
}
