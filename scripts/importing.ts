import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {readImage} from '../lake/assets/image.ts'
import {writeFileWhole} from '../lake/store/whole-file.ts'
import {documentTypes} from '../schemas/index.ts'
import {fieldOrder} from './field-order.ts'
import {picturesIn, titleAndBody, toDocument, toFigure, withFigures} from './import/article.ts'
import {toTextFields, type TextFields} from './import/front-matter.ts'
import {createNames, type Names} from './import/names.ts'
import {toPlainArticle} from './import/plain-article.ts'
import {readPlainText} from './import/plain-text.ts'
import {namedByPath} from './import/slugs.ts'
import {mergeThreeWay} from './import/three-way.ts'
import {assetFileName, assetTypes} from './model/assets.ts'
import {contentText} from './model/content-text.ts'
import type {SanityDocument} from './model/document.ts'
import {isUnpublished, publishedIdOf} from './model/ids.ts'
import {contentTypes, joinTypes, markdownTypes} from './model/known-types.ts'
import {limits} from './model/limits.ts'
import {addMessage, quote, type Severity} from './model/message.ts'
import {formatPath} from './model/path.ts'
import {portableTextFields} from './model/portable-text.ts'
import type {Publication} from './model/publication.ts'
import {createPages, isPublishedPage, readPublishedPage} from './published-text.ts'
import {textLimits} from './model/text-limits.ts'
import {parseFields} from './parse/data.ts'
import {splitFrontMatter} from './parse/front-matter.ts'
import {parseHtml, parseHtmlPage, withoutHtml} from './parse/html.ts'
import {parseMarkdown} from './parse/markdown.ts'
import {withoutShortcodes} from './parse/shortcodes.ts'
import {parseWordPress, wordPressHtml, type WordPressItem} from './parse/wordpress.ts'
import {readEditedFile, type EditedFile} from './edited-text.ts'
import {findPicture, readText, type ImportFile} from './source/import-files.ts'
import {openSource} from './source/open-source.ts'
import {restrictTo} from './tree/convert/restrict.ts'
import {createKeys} from './tree/keys.ts'
import {toPortableText} from './tree/to-portable-text.ts'
import type {Position} from 'unist'

type Fields = Readonly<Record<string, unknown>>

export interface ImportOptions {
  readonly into: string
  /** The type that texts become. */
  readonly type: string
  readonly isDryRun: boolean
  /** Whether documents that are there already and say something else are replaced. */
  readonly replaces: boolean
  readonly onFile: () => void
}

export type Outcome = 'new' | 'changed' | 'unchanged' | 'kept'

/** What a file, or an entry of one, became. */
export interface Imported {
  readonly path: string
  readonly id: string
  readonly outcome: Outcome
}

export interface ImportResult {
  readonly imported: readonly Imported[]
  readonly pictures: number
  /** What nothing was made of, with the number of files it stood in. */
  readonly leftOut: ReadonlyMap<string, number>
  /** One file a text, with its messages. */
  readonly files: readonly VFile[]
}

/** The content folder as it is and as it becomes. */
const openContent = async (into: string) => {
  const documents = new Map<string, SanityDocument>()
  const places = new Map<string, string>()
  if (existsSync(into)) {
    const source = await openSource(into, {})
    for await (const {document, file} of source.records()) {
      if (document === undefined) continue
      documents.set(document._id, document)
      places.set(document._id, file.path ?? '')
    }
    await source.close()
  }
  const placeOf = ({_id: id, _type: type}: SanityDocument): string => places.get(id) ?? join(into, type, `${id}.json`)
  return {documents, placeOf}
}

/** Everything that Markdown has; what the content model has too is read as that. */
const readTypes = joinTypes(contentTypes, markdownTypes)

const textFieldOf = (type: string): string => portableTextFields[type]?.[0] ?? 'body'

export const importableTypes: readonly string[] = Object.keys(portableTextFields)

/** Imports files into a content folder. Nothing of a file that cannot be read is written. */
export const importFiles = async (files: readonly ImportFile[], options: ImportOptions): Promise<ImportResult> => {
  const {into, type, isDryRun, replaces, onFile} = options
  const content = await openContent(into)
  // A draft is no name yet: what is proposed a second time is proposed as the same.
  const published = [...content.documents.values()].filter(({_id: id}) => !isUnpublished(id))
  const names: Names = createNames(published)
  const settings = content.documents.get('siteSettings')
  const language = typeof settings?.['language'] === 'string' ? settings['language'] : 'en'
  const imported: Imported[] = []
  const leftOut = new Map<string, number>()
  const messages: VFile[] = []
  const assets = new Map<string, string>()
  let pages: Publication | undefined

  const leaveOut = (what: string): void => {
    leftOut.set(what, (leftOut.get(what) ?? 0) + 1)
  }

  const write = (document: SanityDocument): void => {
    content.documents.set(document._id, document)
    if (!isDryRun) writeFileWhole(content.placeOf(document), contentText(document, fieldOrder))
  }

  const addAsset = async (bytes: Uint8Array): Promise<string> => {
    const {width, height, extension} = await readImage(bytes)
    const hash = createHash('sha1').update(bytes).digest('hex')
    const id = `image-${hash}-${width}x${height}-${extension}`
    const path = join(into, 'assets', assetFileName(id) ?? '')
    if (!assets.has(id)) {
      assets.set(id, path)
      if (!isDryRun && !existsSync(path)) writeFileWhole(path, bytes)
    }
    return id
  }

  /** Takes a document in: one that is there already stays as it is unless it says the same, or is to be replaced. */
  const take = (path: string, document: SanityDocument, file: VFile, say: Say): void => {
    const id = publishedIdOf(document._id)
    const own = content.documents.get(document._id)
    const existing = own ?? content.documents.get(id)
    const done = (outcome: Outcome): void => {
      imported.push({path, id: document._id, outcome})
      file.data['documentId'] = id
      file.data['documentType'] = document._type
    }
    if (existing === undefined) {
      write(document)
      return done('new')
    }
    if (contentText({...existing, _id: id}, fieldOrder) === contentText({...document, _id: id}, fieldOrder))
      return done('unchanged')
    if (replaces && own !== undefined) {
      write({...existing, ...document})
      return done('changed')
    }
    say('info', `${quote(existing._id)} is there already and says something else: it was left as it is`, {
      note: replaces
        ? 'It is published, and what comes in is a draft'
        : 'Call the command with --replace to put what comes in in its place',
    })
    return done('kept')
  }

  /** Pictures of a text as assets, by their addresses. */
  const takePictures = async (
    addresses: readonly string[],
    from: ImportFile,
    say: Say,
  ): Promise<Map<string, string>> => {
    const found = new Map<string, string>()
    for (const address of addresses) {
      const path = await findPicture(address, from)
      if (path === undefined) {
        const isRemote = /^(?:https?:)?\/\//i.test(address)
        say(
          'warning',
          `Cannot copy the picture ${quote(address)}, expected a file ${isRemote ? 'of that path ' : ''}in ${from.root}`,
          {
            note: isRemote
              ? 'Nothing is fetched from other machines: download it, and import again'
              : 'Its description stays in the text',
          },
        )
        continue
      }
      try {
        found.set(address, await addAsset(await readFile(path)))
      } catch (error) {
        say(
          'warning',
          `Cannot copy the picture ${quote(address)}: ${error instanceof Error ? error.message : String(error)}`,
        )
      }
    }
    return found
  }

  /** Takes a text in: its tree, and what it says of itself. */
  const takeText = async (
    tree: Root,
    fields: TextFields,
    from: ImportFile,
    path: string,
    file: VFile,
    say: Say,
  ): Promise<void> => {
    const createKey = createKeys()
    const places = new WeakMap<object, Position>()
    const onFinding = ({reason, place}: {reason: string; place?: Position}): void =>
      say('info', reason, place && {place})
    const read = toPortableText(tree, {types: readTypes, createKey, onFinding, places})
    const {title, body} = titleAndBody(fields.title, read)
    const {picture} = fields
    const addresses = [...picturesIn(body), ...(picture === undefined ? [] : [picture.src])]
    const found = await takePictures(addresses, from, say)
    const hero = picture === undefined ? undefined : found.get(picture.src)
    const blocks = restrictTo(contentTypes, withFigures(body, found, createKey), {createKey, onFinding, places})
    const textField = textFieldOf(type)
    const {document, isDraft, unmatched} = toDocument(
      fields,
      title,
      blocks,
      hero === undefined ? undefined : toFigure(hero, picture ?? {}),
      {
        type,
        textField,
        fieldNames: new Set(fieldOrder(type)),
        path,
        language,
        names,
        createKey,
      },
    )
    for (const what of [...unmatched, ...fields.leftOut.map((name) => `field ${name}`)]) leaveOut(what)
    take(from.path, isDraft ? {...document, _id: `drafts.${document._id}`} : document, file, say)
  }

  const takeMarkdown: Reader = async (from, text, file, say) => {
    const {frontMatter, text: markdown} = splitFrontMatter(text.replace(/^\uFEFF?\s*\n(?=---|\+\+\+)/, ''))
    const data = frontMatter === undefined ? {} : parseFields(frontMatter)
    const edited = readEditedFile(from.path, data, markdown, content.documents)
    if (edited !== undefined) return takeEdited(from, edited, file, say)
    if (isPublishedPage(data, content.documents)) {
      pages ??= await createPages(into)
      const page = readPublishedPage(from.path, text, data, pages)
      if (page !== undefined) return takeEdited(from, page, file, say)
    }
    const {text: readable, leftOut: shortcodes} = withoutShortcodes(markdown, from.ending === '.mdx')
    for (const shortcode of shortcodes) leaveOut(`shortcode ${shortcode}`)
    const tree = withoutHtml(parseMarkdown(readable))
    return takeText(tree, toTextFields(data), from, from.name, file, say)
  }

  /** Takes a text of our own in that somebody edited: what did not change there since is changed as it is here. */
  const takeEdited = async (from: ImportFile, edited: EditedFile, file: VFile, say: Say): Promise<void> => {
    for (const reason of edited.notes) say('warning', reason)
    const {ours, base} = edited
    const theirs = content.documents.get(ours._id)
    file.data['documentId'] = ours._id
    file.data['documentType'] = ours._type
    const done = (outcome: Outcome): void => void imported.push({path: from.path, id: ours._id, outcome})
    if (theirs === undefined) {
      say('error', `Cannot find ${quote(ours._id)}, expected the document that this text was exported from`)
      return done('kept')
    }
    if (base === undefined) {
      say(
        'error',
        `Cannot tell what was edited, expected the version of ${quote(ours._id)} that this text was exported from`,
        {
          note: 'It has changed since: export it again, and repeat the edit in the new text',
        },
      )
      return done('kept')
    }
    const {document, conflicts} = mergeThreeWay<Fields>(base, theirs, ours)
    for (const {path} of conflicts) {
      say(
        'error',
        `Cannot take over the edit of ${quote(formatPath(path))}, it was changed in ${quote(ours._id)} since the export in another way`,
        {
          note: 'It stays as it is there; export again to see both',
        },
      )
    }
    const merged = {...document, _id: ours._id, _type: ours._type}
    if (contentText(merged, fieldOrder) === contentText(theirs, fieldOrder))
      return done(conflicts.length > 0 ? 'kept' : 'unchanged')
    write(merged)
    return done('changed')
  }

  const takeHtml: Reader = async (from, text, file, say) => {
    const {tree, fields} = parseHtmlPage(text)
    return takeText(tree, toTextFields(fields), from, from.name, file, say)
  }

  const takePlainText: Reader = async (from, text, file, say) => {
    const {article, benefits, notes} = toPlainArticle(readPlainText(text), {
      name: namedByPath(from.name).name,
      language,
      names,
      createKey: createKeys(),
    })
    for (const note of notes) say('info', note)
    take(from.path, article, file, say)
    for (const benefit of benefits) take(from.path, benefit, file, say)
  }

  const takePost = async (item: WordPressItem, from: ImportFile, file: VFile, say: Say): Promise<void> => {
    const fields = toTextFields({
      title: item.title,
      slug: item.slug,
      date: item.date.startsWith('0000') ? undefined : item.date,
      description: item.excerpt,
      tags: item.tags.filter((tag) => tag !== 'Uncategorized'),
      author: item.author,
      draft: item.status !== 'publish',
    })
    return takeText(parseHtml(wordPressHtml(item.html)), fields, from, item.slug || item.title, file, say)
  }

  const takeWordPress: Reader = async (from, text, file, say) => {
    const items = parseWordPress(text)
    for (const item of items) {
      if (item.type === 'attachment') continue
      if (item.type !== 'post' && item.type !== 'page') leaveOut(`WordPress ${item.type}`)
      else if (item.status === 'trash' || item.status === 'auto-draft') leaveOut(`WordPress ${item.type} in the bin`)
      else {
        await attempt(
          file,
          (severity, reason, more) => say(severity, `${item.title}: ${reason}`, more),
          (own) => takePost(item, from, file, own),
        )
      }
    }
  }

  const takeDocuments = async (from: ImportFile): Promise<void> => {
    const source = await openSource(from.path, {})
    try {
      const assetDocuments: SanityDocument[] = []
      for await (const {document, file} of source.records()) {
        messages.push(file)
        if (document === undefined) continue
        if (assetTypes.has(document._type)) assetDocuments.push(document)
        else if (document._type.startsWith('sanity.') || document._type.startsWith('system.'))
          leaveOut(`document of type ${document._type}`)
        else if (!documentTypes.some(({name}) => name === document._type))
          leaveOut(`document of type ${document._type}`)
        else take(from.path, document, file, createSay(file))
      }
      for (const asset of (await source.assets(assetDocuments)).values()) {
        const path = join(into, 'assets', assetFileName(asset.id) ?? basename(asset.origin))
        assets.set(asset.id, path)
        if (!isDryRun && !existsSync(path)) writeFileWhole(path, await asset.bytes())
      }
    } finally {
      await source.close()
    }
  }

  const readers: Readonly<Record<string, Reader>> = {
    '.md': takeMarkdown,
    '.markdown': takeMarkdown,
    '.mdx': takeMarkdown,
    '.html': takeHtml,
    '.htm': takeHtml,
    '.xml': takeWordPress,
    '.txt': takePlainText,
  }

  for (const from of files) {
    const reader = readers[from.ending]
    if (reader === undefined) await takeDocuments(from)
    else {
      const file = new VFile({path: from.path})
      messages.push(file)
      await attempt(file, createSay(file), async (say) => {
        const most = from.ending === '.xml' ? limits.assetBytes : textLimits.characters * 4
        await reader(from, await readText(from, most), file, say)
      })
    }
    onFile()
  }
  return {imported, pictures: assets.size, leftOut, files: messages}
}

type Say = (severity: Severity, reason: string, more?: {readonly note?: string; readonly place?: Position}) => void
type Reader = (from: ImportFile, text: string, file: VFile, say: Say) => Promise<void>

const createSay =
  (file: VFile): Say =>
  (severity, reason, more = {}) => {
    const message = addMessage(
      file,
      {reason, ...(more.note === undefined ? {} : {note: more.note})},
      {ruleId: 'import', source: 'import', severity},
    )
    if (more.place !== undefined) message.place = more.place
    if (more.place !== undefined) message.line = more.place.start.line
  }

/** Runs what reads a text; what goes wrong there is said of it, and the others go on. */
const attempt = async (_file: VFile, say: Say, run: (say: Say) => Promise<void>): Promise<void> => {
  try {
    await run(say)
  } catch (error) {
    say('error', error instanceof Error ? error.message : String(error), {note: 'Nothing of it was imported'})
  }
}
