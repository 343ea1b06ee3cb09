import {VFile} from 'vfile'
import {assetFileName, isAssetId} from './model/assets.ts'
import type {Dataset, Entry} from './model/dataset.ts'
import {titleOf} from './model/document.ts'
import {kinds, type Kind} from './model/kinds.ts'
import {addMessage, hasErrors, quote, type Finding, type Severity} from './model/message.ts'
import {createPublication, type Page, type Publication} from './model/publication.ts'
import type {Resource} from './model/resource.ts'
import {outputPaths, type Site} from './model/site.ts'
import {createFeeds, type FeedOutput} from './render/feeds.ts'
import {renderHtml} from './render/html.ts'
import {renderJson} from './render/json.ts'
import {renderListItem, renderListPages} from './render/list.ts'
import {renderFrontMatter} from './render/markdown/front-matter.ts'
import {renderMarkdown} from './render/markdown/to-markdown.ts'
import {toResource, toTimestamp} from './render/resource/to-resource.ts'
import {renderText} from './render/text.ts'
import {createTreeContext, imageOf} from './tree/context.ts'
import {caveatIdsOf} from './tree/documents/sections.ts'
import {toTree} from './tree/to-tree.ts'
import {createEarlier, type Earlier, type EarlierDocument} from './write/earlier.ts'
import type {Output, WriteSummary} from './write/output.ts'
import {WriteError} from './write/write-error.ts'

export interface PublishOptions {
  readonly site: Site
  readonly now: Date
  readonly onDocument?: () => void
}

export interface PublishResult extends WriteSummary {
  /** Documents published in this run. */
  readonly documents: number
  /** Documents kept as an earlier run published them. */
  readonly stale: number
  /** Files with messages about the output itself. */
  readonly files: readonly VFile[]
}

interface Rendered {
  readonly page: Page
  readonly resource: Resource
  readonly markdown: string | undefined
}

const say = (file: VFile, ruleId: string, severity: Severity, finding: Finding): void => {
  addMessage(file, finding, {ruleId, severity, source: 'export'})
}

/** One document through tree and renderers. */
const renderDocument = ({document, file}: Entry, page: Page, publication: Publication): Rendered => {
  const context = createTreeContext(publication, document, (finding) => say(file, 'rendering', 'warning', finding))
  const tree = toTree(document, context)
  const resource = toResource(
    document,
    page,
    {
      html: renderHtml(tree),
      text: renderText(tree),
      sourceIds: context.cited,
      caveatIds: caveatIdsOf(document, context),
      imageOf: (image) => imageOf(context, image),
    },
    publication,
  )
  return {
    page,
    resource,
    markdown: page.kind.hasMarkdown ? renderFrontMatter(resource) + renderMarkdown(tree) : undefined,
  }
}

/** The Markdown of a document's page, if its kind has any. */
export const renderPage = (entry: Entry, page: Page, publication: Publication): string | undefined =>
  renderDocument(entry, page, publication).markdown

/** The ids whose earlier files are kept: documents with errors, and those the source could not give. */
const heldIds = (dataset: Dataset, published: ReadonlySet<string>): ReadonlySet<string> => {
  const held = [...dataset.entries.values()].filter(({file}) => hasErrors(file)).map(({id}) => id)
  const lost = [...published].filter(
    (id) => dataset.get(id) === undefined && (!dataset.complete || dataset.unreadableIds.has(id)),
  )
  return new Set([...held, ...lost])
}

/** A document in the order its kind's lists have: articles newest first, everything else by id. */
interface Place {
  readonly id: string
  readonly date: string
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byDate = (a: Place, b: Place): number => compare(b.date, a.date) || compare(a.id, b.id)

/** The pictures and files that published documents show. */
const assetIds = (dataset: Dataset, published: ReadonlySet<string>): string[] =>
  [
    ...new Set(
      [...published].flatMap((id) =>
        dataset
          .referencesOf(id)
          .map(({ref}) => ref)
          .filter(isAssetId),
      ),
    ),
  ].toSorted()

/** Everything one run of publishing knows and gathers. */
interface Run {
  readonly dataset: Dataset
  readonly output: Output
  readonly publication: Publication
  readonly earlier: Earlier
  /** What is kept as an earlier run published it, by document. */
  readonly held: Map<string, EarlierDocument>
  /** Ids of documents published in this run. */
  readonly published: Set<string>
  /** Carries messages about the output itself. */
  readonly outputFile: VFile
  readonly onDocument: () => void
}

const startRun = (dataset: Dataset, output: Output, {site, now, onDocument = () => {}}: PublishOptions): Run => {
  const earlier = createEarlier(output)
  const held = new Map<string, EarlierDocument>()
  for (const id of heldIds(dataset, earlier.ids)) {
    const document = earlier.get(id)
    if (document !== undefined) held.set(id, document)
  }
  const earlierPages = new Map([...held].flatMap(([id, {page}]) => (page === undefined ? [] : [[id, page] as const])))
  const publication = createPublication(dataset, site, now, earlierPages)
  const outputFile = new VFile({path: output.folder})
  return {dataset, output, publication, earlier, held, published: new Set(), outputFile, onDocument}
}

/** Adds a file. One that is in somebody else's way is reported; a full disk or a missing permission ends the run. */
const addFile = ({output}: Run, file: VFile, path: string, content: string | Uint8Array, documentId?: string): void => {
  try {
    output.add(path, content, documentId)
  } catch (error) {
    if (!(error instanceof WriteError) || error.cause !== undefined) throw error
    say(file, 'foreign-file', 'error', {reason: error.message, actual: error.path})
  }
}

/** Renders a document and adds its files. One that cannot be rendered is held back. */
const publishDocument = (run: Run, entry: Entry, page: Page): Resource | undefined => {
  run.onDocument()
  try {
    const {resource, markdown} = renderDocument(entry, page, run.publication)
    const {folder} = page.kind
    if (markdown !== undefined) addFile(run, entry.file, outputPaths.markdown(folder, page.slug), markdown, entry.id)
    addFile(run, entry.file, outputPaths.resource(folder, page.slug), renderJson(resource), entry.id)
    run.published.add(entry.id)
    return resource
  } catch (error) {
    if (error instanceof WriteError) throw error
    say(entry.file, 'process-document', 'error', {
      reason: 'Cannot process document, expected content that can be rendered',
      cause: error,
    })
    const document = run.earlier.get(entry.id)
    if (document !== undefined) run.held.set(entry.id, document)
    return document?.resource
  }
}

/** The resource of a document that is published, now or as before. */
const resourceOf = (run: Run, id: string): Resource | undefined => {
  const {dataset, held, publication} = run
  const entry = dataset.get(id)
  if (entry === undefined || held.has(id)) return held.get(id)?.resource
  const page = publication.statusOf(id) === 'published' ? publication.pageOf(id) : undefined
  return page === undefined ? undefined : publishDocument(run, entry, page)
}

/** The documents of a kind in the order its list has. */
const placesOf = ({dataset, held}: Run, kind: Kind, ids: readonly string[]): Place[] => {
  const typeOf = (id: string): string | undefined => held.get(id)?.resource?.type ?? dataset.get(id)?.type
  const dateOf = (id: string): string | undefined =>
    held.has(id) ? held.get(id)?.resource?.datePublished : toTimestamp(dataset.get(id)?.document['publishedAt'])
  return ids
    .filter((id) => typeOf(id) === kind.type)
    .map((id) => ({id, date: kind.type === 'article' ? (dateOf(id) ?? '') : ''}))
    .toSorted(byDate)
}

/** Publishes every document, kind by kind, with the lists and feeds they are in. */
const publishDocuments = (run: Run): void => {
  const {dataset, held, outputFile, publication} = run
  const ids = [...new Set([...dataset.entries.keys(), ...held.keys()])].toSorted()
  const pages = ids.flatMap((id) => publication.pageOf(id) ?? [])
  const feeds = createFeeds(pages, publication, (id) => publication.statusOf(id) !== 'held')
  const addFeedPages = (outputs: readonly FeedOutput[]): void => {
    for (const {path, text, documentId} of outputs) addFile(run, outputFile, path, text, documentId)
  }
  for (const kind of kinds) {
    const items: string[] = []
    for (const {id} of placesOf(run, kind, ids)) {
      const resource = resourceOf(run, id)
      if (resource === undefined) continue
      items.push(renderListItem(resource))
      if (kind.type === 'article') addFeedPages(feeds.add(resource))
    }
    for (const {path, text} of renderListPages(kind, items, publication.site)) addFile(run, outputFile, path, text)
  }
  addFeedPages(feeds.finish())
}

/** Keeps the files of documents that are held back, and says so. */
const keepHeld = ({dataset, held, output, outputFile}: Run): void => {
  for (const [id, {files}] of held) {
    for (const file of files) output.keep(file)
    const entry = dataset.get(id)
    say(entry?.file ?? outputFile, 'stale', 'warning', {
      reason: `Cannot publish ${quote(entry === undefined ? id : titleOf(entry.document))}, what was published before stays`,
      actual: files[0]?.path ?? id,
    })
  }
}

/** Publishes the pictures and files that documents show. Of one that cannot be read the earlier copy stays. */
const publishAssets = async (run: Run): Promise<void> => {
  const {dataset, output, outputFile, published} = run
  for (const id of assetIds(dataset, published)) {
    const asset = dataset.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    const path = outputPaths.asset(name)
    try {
      addFile(run, outputFile, path, await asset.bytes())
    } catch (error) {
      if (error instanceof WriteError) throw error
      for (const file of output.previous.files) if (file.path === path) output.keep(file)
      say(outputFile, 'image-asset', 'error', {
        reason: `Cannot read picture ${quote(asset.origin)}, expected its bytes`,
        actual: id,
        cause: error,
      })
    }
  }
}

/** How many files that are not ours are named; the rest is counted. */
const foreignShown = 20

const reportForeign = ({outputFile}: Run, foreign: readonly string[]): void => {
  for (const path of foreign.slice(0, foreignShown)) {
    say(outputFile, 'foreign-file', 'error', {
      reason: `Unexpected file ${quote(path)}, expected only what the export wrote: it was left alone`,
      actual: path,
      note: 'Everything in the output folder gets published: move the file elsewhere',
    })
  }
  if (foreign.length <= foreignShown) return
  say(outputFile, 'foreign-file', 'error', {
    reason: `Unexpected further files, ${foreign.length - foreignShown} more that the export did not write`,
  })
}

/**
 * Publishes a checked dataset into an output folder. A document with errors is not written: what an earlier run
 * published of it stays, in lists and feeds too, and is reported as stale.
 * @throws {WriteError} if the folder cannot be written; it is then as it was before
 */
export const publish = async (dataset: Dataset, output: Output, options: PublishOptions): Promise<PublishResult> => {
  const run = startRun(dataset, output, options)
  publishDocuments(run)
  keepHeld(run)
  await publishAssets(run)
  const summary = output.commit()
  reportForeign(run, summary.foreign)
  return {...summary, documents: run.published.size, stale: run.held.size, files: [run.outputFile]}
}
