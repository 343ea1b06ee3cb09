import {VFile} from 'vfile'
import {assetFileName, isAssetId} from './model/assets.ts'
import type {Dataset, Entry} from './model/dataset.ts'
import {titleOf} from './model/document.ts'
import {kinds} from './model/kinds.ts'
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
import {createEarlier, type EarlierDocument} from './write/earlier.ts'
import {WriteError, type Output, type WriteSummary} from './write/output.ts'

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

/**
 * Publishes a checked dataset into an output folder. A document with errors is not written: what an earlier run
 * published of it stays, in lists and feeds too, and is reported as stale.
 * @throws {WriteError} if the folder cannot be written; it is then as it was before
 */
export const publish = async (dataset: Dataset, output: Output, options: PublishOptions): Promise<PublishResult> => {
  const {site, now, onDocument = () => {}} = options
  const outputFile = new VFile({path: output.folder})
  const earlier = createEarlier(output)
  const held = new Map<string, EarlierDocument>()
  for (const id of heldIds(dataset, earlier.ids)) {
    const document = earlier.get(id)
    if (document !== undefined) held.set(id, document)
  }
  const earlierPages = new Map([...held].flatMap(([id, {page}]) => (page === undefined ? [] : [[id, page] as const])))
  const publication = createPublication(dataset, site, now, earlierPages)

  const published = new Set<string>()
  const addFile = (file: VFile, path: string, content: string | Uint8Array, documentId?: string): void => {
    try {
      output.add(path, content, documentId)
    } catch (error) {
      // A file in the way is one document's trouble; a full disk or a missing permission is everybody's.
      if (!(error instanceof WriteError) || error.cause !== undefined) throw error
      say(file, 'foreign-file', 'error', {reason: error.message, actual: error.path})
    }
  }

  /** Renders a document and adds its files. One that cannot be rendered is held back. */
  const publishDocument = (entry: Entry, page: Page): Resource | undefined => {
    onDocument()
    try {
      const {resource, markdown} = renderDocument(entry, page, publication)
      const {folder} = page.kind
      if (markdown !== undefined) addFile(entry.file, outputPaths.markdown(folder, page.slug), markdown, entry.id)
      addFile(entry.file, outputPaths.resource(folder, page.slug), renderJson(resource), entry.id)
      published.add(entry.id)
      return resource
    } catch (error) {
      if (error instanceof WriteError) throw error
      say(entry.file, 'process-document', 'error', {
        reason: 'Cannot process document, expected content that can be rendered',
        cause: error,
      })
      const document = earlier.get(entry.id)
      if (document !== undefined) held.set(entry.id, document)
      return document?.resource
    }
  }

  /** The resource of a document that is published, now or as before. */
  const resourceOf = (id: string): Resource | undefined => {
    const entry = dataset.get(id)
    if (entry === undefined || held.has(id)) return held.get(id)?.resource
    const page = publication.statusOf(id) === 'published' ? publication.pageOf(id) : undefined
    return page === undefined ? undefined : publishDocument(entry, page)
  }

  const dateOf = (id: string): string =>
    (held.has(id) ? held.get(id)?.resource?.datePublished : toTimestamp(dataset.get(id)?.document['publishedAt'])) ?? ''
  const ids = [...new Set([...dataset.entries.keys(), ...held.keys()])].toSorted()
  const typeOf = (id: string): string | undefined => held.get(id)?.resource?.type ?? dataset.get(id)?.type
  const pages = ids.flatMap((id) => publication.pageOf(id) ?? [])
  const feeds = createFeeds(pages, publication, (id) => publication.statusOf(id) !== 'held')
  const addFeedPages = (outputs: readonly FeedOutput[]): void => {
    for (const {path, text, documentId} of outputs) addFile(outputFile, path, text, documentId)
  }

  for (const kind of kinds) {
    const places = ids
      .filter((id) => typeOf(id) === kind.type)
      .map((id) => ({id, date: kind.type === 'article' ? dateOf(id) : ''}))
    const items: string[] = []
    for (const {id} of places.toSorted(byDate)) {
      const resource = resourceOf(id)
      if (resource === undefined) continue
      items.push(renderListItem(resource))
      if (kind.type === 'article') addFeedPages(feeds.add(resource))
    }
    for (const {path, text} of renderListPages(kind, items, site)) addFile(outputFile, path, text)
  }
  addFeedPages(feeds.finish())

  for (const [id, {files}] of held) {
    for (const file of files) output.keep(file)
    const entry = dataset.get(id)
    say(entry?.file ?? outputFile, 'stale', 'warning', {
      reason: `Cannot publish ${quote(entry === undefined ? id : titleOf(entry.document))}, what was published before stays`,
      actual: files[0]?.path ?? id,
    })
  }

  for (const id of assetIds(dataset, published)) {
    const asset = dataset.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    try {
      addFile(outputFile, outputPaths.asset(name), await asset.bytes())
    } catch (error) {
      if (error instanceof WriteError) throw error
      say(outputFile, 'image-asset', 'error', {
        reason: `Cannot read picture ${quote(asset.origin)}, expected its bytes`,
        actual: id,
        cause: error,
      })
    }
  }

  const summary = output.commit()
  const shown = 20
  for (const path of summary.foreign.slice(0, shown)) {
    say(outputFile, 'foreign-file', 'error', {
      reason: `Unexpected file ${quote(path)}, expected only what the export wrote: it was left alone`,
      actual: path,
      note: 'Everything in the output folder gets published: move the file elsewhere',
    })
  }
  if (summary.foreign.length > shown) {
    say(outputFile, 'foreign-file', 'error', {
      reason: `Unexpected further files, ${summary.foreign.length - shown} more that the export did not write`,
    })
  }
  return {...summary, documents: published.size, stale: held.size, files: [outputFile]}
}
