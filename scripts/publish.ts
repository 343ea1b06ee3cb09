import {VFile} from 'vfile'
import {assetFileName, isAssetId} from './model/assets.ts'
import type {Dataset, Entry} from './model/dataset.ts'
import {titleOf} from './model/document.ts'
import {kindOf, kinds} from './model/kinds.ts'
import {addMessage, hasErrors, quote, type Finding, type Severity} from './model/message.ts'
import {createPublication, type Page, type Publication} from './model/publication.ts'
import type {Resource} from './model/resource.ts'
import {outputPaths, type Site} from './model/site.ts'
import {feedsOf, newestFirst, type FeedArticle} from './render/feeds.ts'
import {renderHtml} from './render/html.ts'
import {renderFeedPages, toFeedItem} from './render/json-feed.ts'
import {renderJson} from './render/json.ts'
import {renderListPages, toListItem, type ListItem} from './render/list.ts'
import {renderFrontMatter} from './render/markdown/front-matter.ts'
import {renderMarkdown} from './render/markdown/to-markdown.ts'
import {toResource} from './render/resource/to-resource.ts'
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
  return {page, resource, markdown: page.kind.hasMarkdown ? renderFrontMatter(resource) + renderMarkdown(tree) : undefined}
}

/** The ids whose earlier files are kept: documents with errors, and those the source could not give. */
const heldIds = (dataset: Dataset, published: ReadonlySet<string>): ReadonlySet<string> => {
  const held = [...dataset.entries.values()].filter(({file}) => hasErrors(file)).map(({id}) => id)
  const lost = [...published].filter((id) => dataset.get(id) === undefined && (!dataset.complete || dataset.unreadableIds.has(id)))
  return new Set([...held, ...lost])
}

/** What lists and feeds need of an article, without its body: that is in the items already. */
const toFeedArticle = (resource: Resource): FeedArticle => {
  const {body: _, ...rest} = resource
  return {
    resource: rest,
    full: JSON.stringify(toFeedItem(resource, 'full')),
    summary: JSON.stringify(toFeedItem(rest, 'summary')),
  }
}

/** The pictures and files that published documents show. */
const assetIds = (dataset: Dataset, published: ReadonlySet<string>): string[] =>
  [...new Set([...published].flatMap((id) => dataset.referencesOf(id).map(({ref}) => ref).filter(isAssetId)))].toSorted()

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
  const listItems = new Map(kinds.map(({folder}) => [folder, new Array<{readonly item: ListItem; readonly resource: Resource}>()]))
  const articles: FeedArticle[] = []
  const keepForLists = (resource: Resource, folder: string): void => {
    const {body: _, ...rest} = resource
    listItems.get(folder)?.push({item: toListItem(rest), resource: rest})
    if (resource.type === 'article') articles.push(toFeedArticle(resource))
  }
  const addFile = (file: VFile, path: string, content: string | Uint8Array, documentId?: string): void => {
    try {
      output.add(path, content, documentId)
    } catch (error) {
      // A file in the way is one document's trouble; a full disk or a missing permission is everybody's.
      if (!(error instanceof WriteError) || error.cause !== undefined) throw error
      say(file, 'foreign-file', 'error', {reason: error.message, actual: error.path})
    }
  }

  for (const entry of dataset.entries.values()) {
    const page = publication.statusOf(entry.id) === 'published' ? publication.pageOf(entry.id) : undefined
    if (page === undefined) continue
    onDocument()
    try {
      const {resource, markdown} = renderDocument(entry, page, publication)
      const {folder} = page.kind
      if (markdown !== undefined) addFile(entry.file, outputPaths.markdown(folder, page.slug), markdown, entry.id)
      addFile(entry.file, outputPaths.resource(folder, page.slug), renderJson(resource), entry.id)
      keepForLists(resource, folder)
      published.add(entry.id)
    } catch (error) {
      if (error instanceof WriteError) throw error
      say(entry.file, 'process-document', 'error', {reason: 'Cannot process document, expected content that can be rendered', cause: error})
      const document = earlier.get(entry.id)
      if (document !== undefined) held.set(entry.id, document)
    }
  }

  for (const [id, {resource, files}] of held) {
    const folder = resource === undefined ? undefined : kindOf(resource.type)?.folder
    if (resource !== undefined && folder !== undefined) keepForLists(resource, folder)
    for (const file of files) output.keep(file)
    const entry = dataset.get(id)
    say(entry?.file ?? outputFile, 'stale', 'warning', {
      reason: `Cannot publish ${quote(entry === undefined ? id : titleOf(entry.document))}, what was published before stays`,
      actual: files[0]?.path ?? id,
    })
  }

  for (const kind of kinds) {
    const items = (listItems.get(kind.folder) ?? []).toSorted((a, b) => newestFirst(a.resource, b.resource)).map(({item}) => item)
    for (const {path, value} of renderListPages(kind, items, site)) addFile(outputFile, path, renderJson(value))
  }

  const sorted = articles.toSorted((a, b) => newestFirst(a.resource, b.resource))
  const subjects = [...new Set([...published, ...earlierPages.keys()])]
    .toSorted()
    .flatMap((id) => publication.pageOf(id) ?? [])
    .filter(({kind}) => kind.facet !== undefined)
  const isSound = (id: string): boolean => publication.statusOf(id) !== 'held'
  for (const {head, items, extent, documentId} of feedsOf(sorted, subjects, publication, isSound)) {
    for (const {path, text} of renderFeedPages(head, items, extent, site)) addFile(outputFile, path, text, documentId)
  }

  for (const id of assetIds(dataset, published)) {
    const asset = dataset.assets.get(id)
    const name = assetFileName(id)
    if (asset === undefined || name === undefined) continue
    try {
      addFile(outputFile, outputPaths.asset(name), await asset.bytes())
    } catch (error) {
      if (error instanceof WriteError) throw error
      say(outputFile, 'image-asset', 'error', {reason: `Cannot read picture ${quote(asset.origin)}, expected its bytes`, actual: id, cause: error})
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
    say(outputFile, 'foreign-file', 'error', {reason: `Unexpected further files, ${summary.foreign.length - shown} more that the export did not write`})
  }
  return {...summary, documents: published.size, stale: held.size, files: [outputFile]}
}
