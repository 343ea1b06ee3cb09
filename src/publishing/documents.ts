import {compareText} from '../content/compare.ts'
import {tagUri} from '../site/site.ts'
import type {Entry} from '../content/snapshot.ts'
import {kinds, facets, type Kind} from '../content/kinds.ts'
import type {Page} from '../pages/edition.ts'
import type {Brief, PublishedDocument} from './rendered-edition.ts'
import {recallOf} from '../content/recall.ts'
import {facetLinks, type Resource} from '../contract/resource-types.ts'
import {outputPaths} from '../site/site.ts'
import {toTimestamp} from '../content/time.ts'
import type {Feeds} from './feeds/feeds.ts'
import {maxMailFeedItems} from './feeds/mail-feed.ts'
import {toRenderedItem, type RenderedItem} from './feeds/pages.ts'
import {WriteError} from '../files/write-error.ts'
import {renderDocument} from '../pages/render-document.ts'
import {addFile, addFiles, say, type Run} from './run.ts'

/** A document that is published, now or as before. */
interface Outcome {
  readonly resource: Resource
  readonly sha256: string
  readonly item: RenderedItem | undefined
}

const itemOf = (resource: Resource, {edition}: Run): RenderedItem | undefined =>
  resource.type === 'article' ? toRenderedItem(resource, edition.site) : undefined

/** What an earlier run published of a document that is held back. */
const heldOutcome = (run: Run, id: string): Outcome | undefined => {
  const document = run.held.get(id)
  if (document?.resource === undefined) return undefined
  const file = document.files.find(({path}) => path.startsWith('api/v1/'))
  return file === undefined
    ? undefined
    : {resource: document.resource, sha256: file.sha256, item: itemOf(document.resource, run)}
}

/** Renders a document and adds its files. One that cannot be rendered is held back. */
const publishDocument = (run: Run, entry: Entry, page: Page): Outcome | undefined => {
  const {edition, earlier, lastChanges, now} = run
  run.onDocument()
  try {
    const change = lastChanges.get(tagUri(edition.site, page.kind.type, entry.id))
    const before = {change, resource: () => earlier.get(entry.id)?.resource}
    const {resource, text, sha256, markdown} = renderDocument(entry, page, edition, now, before)
    const item = itemOf(resource, run)
    const {folder} = page.kind
    if (markdown !== undefined) addFile(run, entry.file, outputPaths.markdown(folder, page.slug), markdown, entry.id)
    addFile(run, entry.file, outputPaths.resource(folder, page.slug), text, entry.id)
    run.published.add(entry.id)
    return {resource, sha256, item}
  } catch (error) {
    if (error instanceof WriteError) throw error
    say(entry.file, 'process-document', 'error', {
      reason: 'Cannot process document, expected content that can be rendered',
      cause: error,
    })
    const document = earlier.get(entry.id)
    if (document !== undefined) run.held.set(entry.id, document)
    return heldOutcome(run, entry.id)
  }
}

const outcomeOf = (run: Run, id: string): Outcome | undefined => {
  const {snapshot, held, edition} = run
  const entry = snapshot.get(id)
  if (entry === undefined || held.has(id)) return heldOutcome(run, id)
  const page = edition.statusOf(id) === 'published' ? edition.pageOf(id) : undefined
  return page === undefined ? undefined : publishDocument(run, entry, page)
}

/** When an article is news: when it was published, or recalled. Whoever looks at the newest page of a feed sees its recalls. */
const newsDate = ({snapshot, held}: Run, id: string): string => {
  const before = held.get(id)?.resource
  if (before !== undefined) return before.recall?.at ?? before.datePublished ?? ''
  const document = snapshot.get(id)?.document
  if (document === undefined) return ''
  return recallOf(document)?.at ?? toTimestamp(document['publishedAt']) ?? ''
}

/** The documents of a kind: articles oldest news first, as feeds take them, everything else by id. */
const idsOf = (run: Run, kind: Kind): string[] => {
  const {snapshot, held, ids} = run
  const own = ids.filter((id) => (held.get(id)?.resource?.type ?? snapshot.get(id)?.type) === kind.type)
  if (kind.type !== 'article') return own
  const dates = new Map(own.map((id) => [id, newsDate(run, id)]))
  return own.toSorted((a, b) => compareText(dates.get(a) ?? '', dates.get(b) ?? '') || compareText(b, a))
}

const briefOf = ({body: _body, jsonld: _jsonld, evidence: _evidence, sources: _sources, ...brief}: Resource): Brief =>
  brief

const toPublished = ({resource, sha256}: Outcome, kind: Kind, {subjects}: Run): PublishedDocument => ({
  kind,
  brief: briefOf(resource),
  certainties: resource.evidence.map(({certainty}) => certainty),
  sha256,
  keys: subjects.keysOf(facets.flatMap((facet) => facetLinks(resource, facet).map(({id}) => id))),
})

/** Keeps the newest articles, which come last. */
const remember = ({newestArticles}: Run, resource: Resource): void => {
  newestArticles.push(resource)
  if (newestArticles.length > maxMailFeedItems) newestArticles.shift()
}

/** Publishes every document, kind by kind, and puts articles into the feeds they belong to. */
export const publishDocuments = (run: Run, feeds: Feeds): PublishedDocument[] =>
  kinds.flatMap((kind) =>
    idsOf(run, kind).flatMap((id) => {
      const outcome = outcomeOf(run, id)
      if (outcome === undefined) return []
      const published = toPublished(outcome, kind, run)
      if (outcome.item !== undefined) {
        addFiles(run, feeds.add(outcome.item, published.keys))
        remember(run, outcome.resource)
      }
      return [published]
    }),
  )
