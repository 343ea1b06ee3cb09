import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Position} from 'unist'
import {readImage} from '../pictures/image-facts.ts'
import {writeFileWhole} from '../files/whole-file.ts'
import {fieldOrder} from '../content/field-order.ts'
import {createNames, type Names} from './documents/names.ts'
import {assetFileName} from '../content/assets.ts'
import {contentText} from '../content/content-text.ts'
import {isRecord, type SanityDocument} from '../content/document.ts'
import {isUnpublished, publishedIdOf} from '../content/ids.ts'
import {addMessage, quote, type Severity} from '../content/findings.ts'
import type {Edition} from '../pages/edition.ts'
import {createPages} from './edits/published-page.ts'
import {openContent} from '../content/readers/open-content.ts'

export interface ImportOptions {
  readonly into: string
  /** The document type that texts become. */
  readonly type: string
  readonly isDryRun: boolean
  /** Whether to replace existing documents that have other content. */
  readonly replaces: boolean
  readonly onFile: () => void
}

export type Outcome = 'new' | 'changed' | 'unchanged' | 'kept'

/** The document that a file, or an entry in it, became. */
export interface Imported {
  readonly path: string
  readonly id: string
  readonly outcome: Outcome
}

export interface ImportResult {
  readonly imported: readonly Imported[]
  readonly pictures: number
  /** Content that was not imported, with the number of times that it was left out. */
  readonly leftOut: ReadonlyMap<string, number>
  /** One file for each imported text, or document of a dataset export, with its messages. */
  readonly files: readonly VFile[]
}

/** Adds a message to a file. */
export type Say = (
  severity: Severity,
  reason: string,
  more?: {readonly note?: string; readonly place?: Position},
) => void

/** The state of one import: the content folder as it will be, and the results to report. */
export interface ImportRun {
  readonly options: ImportOptions
  readonly documents: ReadonlyMap<string, SanityDocument>
  readonly names: Names
  readonly language: string
  readonly messages: VFile[]
  readonly leftOut: ReadonlyMap<string, number>
  readonly imported: readonly Imported[]
  readonly pictures: () => number
  /** Records content that is not imported. */
  readonly leaveOut: (what: string) => void
  /** Records what a file became. */
  readonly note: (path: string, document: SanityDocument, outcome: Outcome, file: VFile) => void
  /** @throws {Error} if its file was changed while the import ran */
  readonly write: (document: SanityDocument) => void
  /** Imports a document. An existing document with other content is kept, unless `replaces` is set. */
  readonly take: (path: string, document: SanityDocument, file: VFile, say: Say) => void
  /** Stores a picture. @returns its asset id; @throws {PictureError} if the bytes are not a picture */
  readonly addPicture: (bytes: Uint8Array) => Promise<string>
  /** The content as it would be published. Edited pages are compared with it. */
  readonly pages: () => Promise<Edition>
  readonly addFile: (id: string, bytes: () => Promise<Uint8Array>) => Promise<void>
}

/** Makes a function that adds messages to a file. Repeated notes are collapsed into one, with a count. */
export function createSay(file: VFile): Say {
  const told = new Map<string, {readonly message: VFileMessage; times: number}>()
  return (severity, reason, {note, place} = {}) => {
    const before = severity === 'info' ? told.get(reason) : undefined
    if (before !== undefined) {
      before.times += 1
      before.message.note = `${before.times.toLocaleString('en')} times, the first one here`
      return
    }
    const message = addMessage(
      file,
      {reason, ...(note === undefined ? {} : {note})},
      {ruleId: 'import', source: 'import', severity},
    )
    if (severity === 'info') told.set(reason, {message, times: 1})
    if (place === undefined) return
    message.place = place
    message.line = place.start.line
  }
}

/** Runs a function that imports a text. An error becomes a message, so that the import of other texts continues. */
export async function attempt(say: Say, run: (say: Say) => Promise<void>): Promise<void> {
  try {
    await run(say)
  } catch (error) {
    say('error', error instanceof Error ? error.message : String(error), {note: 'Nothing of it was imported'})
  }
}

export async function createRun(options: ImportOptions): Promise<ImportRun> {
  const {into, isDryRun, replaces} = options
  const {documents, placeOf} = await readContentFolder(into)
  const settings = documents.get('siteSettings')
  const imported: Imported[] = []
  const leftOut = new Map<string, number>()
  const files = new Set<string>()
  let pages: Promise<Edition> | undefined

  const note: ImportRun['note'] = (path, {_id: id, _type: type}, outcome, file) => {
    imported.push({path, id, outcome})
    file.data['documentId'] = publishedIdOf(id)
    file.data['documentType'] = type
  }
  const write: ImportRun['write'] = (document) => {
    const place = placeOf(document)
    if (!isDryRun) {
      checkUntouched(place, documents.get(document._id))
      writeFileWhole(place, contentText(document, fieldOrder))
    }
    documents.set(document._id, document)
  }
  const addFile: ImportRun['addFile'] = async (id, bytes) => {
    const name = assetFileName(id)
    if (name === undefined || files.has(id)) return
    files.add(id)
    const path = join(into, 'assets', name)
    if (!isDryRun && !existsSync(path)) writeFileWhole(path, await bytes())
  }

  return {
    options,
    documents,
    // Drafts are left out: an import that proposes a document again must propose it with the same id.
    names: createNames([...documents.values()].filter(({_id: id}) => !isUnpublished(id))),
    language: typeof settings?.['language'] === 'string' ? settings['language'] : 'en',
    messages: [],
    leftOut,
    imported,
    pictures: () => files.size,
    leaveOut: (what) => void leftOut.set(what, (leftOut.get(what) ?? 0) + 1),
    note,
    write,
    take: (path, document, file, say) => {
      const own = documents.get(document._id)
      const existing = own ?? documents.get(publishedIdOf(document._id))
      if (existing === undefined) {
        write(document)
        return note(path, document, 'new', file)
      }
      if (sameText(existing, document)) return note(path, document, 'unchanged', file)
      if (replaces && own !== undefined) {
        write({...own, ...document})
        return note(path, document, 'changed', file)
      }
      say('info', `${quote(existing._id)} is there already and says something else: it was left as it is`, {
        note: replaces
          ? 'It is published, and what comes in is a draft'
          : 'Call the command with --replace to put what comes in in its place',
      })
      return note(path, document, 'kept', file)
    },
    addPicture: async (bytes) => {
      const {width, height, extension} = await readImage(bytes)
      const hash = createHash('sha1').update(bytes).digest('hex')
      const id = `image-${hash}-${width}x${height}-${extension}`
      await addFile(id, async () => bytes)
      return id
    },
    addFile,
    pages: () => (pages ??= createPages(into)),
  }
}

/** Reads the documents of the content folder. Returns them by id, with a function that gives the path of a document. */
async function readContentFolder(into: string) {
  const documents = new Map<string, SanityDocument>()
  const places = new Map<string, string>()
  if (existsSync(into)) {
    const reader = await openContent(into, {})
    for await (const {document, file} of reader.records()) {
      if (document === undefined) continue
      documents.set(document._id, document)
      places.set(document._id, file.path ?? '')
    }
    await reader.close()
  }
  const placeOf = ({_id: id, _type: type}: SanityDocument): string => places.get(id) ?? join(into, type, `${id}.json`)
  return {documents, placeOf}
}

/**
 * Checks that nobody changed a file during the import, for example by publishing, so that no change is lost.
 *
 * @throws {Error} if the file is not what it was when the import began
 */
function checkUntouched(place: string, known: SanityDocument | undefined): void {
  const now = existsSync(place) ? readFileSync(place, 'utf8') : undefined
  const before = known === undefined ? undefined : contentText(known, fieldOrder)
  if (now === before || (now !== undefined && before !== undefined && textOf(now) === before)) return
  throw new Error(
    `Cannot write ${place}, expected the file as it was when the import began: look at it, and import again`,
  )
}

function sameText(a: SanityDocument, b: SanityDocument): boolean {
  return contentText({...a, _id: b._id}, fieldOrder) === contentText(b, fieldOrder)
}

/** Normalises the text of a content file, so that the order of fields and the format make no difference. */
function textOf(file: string): string | undefined {
  try {
    const document: unknown = JSON.parse(file)
    return isRecord(document) && typeof document['_id'] === 'string' && typeof document['_type'] === 'string'
      ? contentText({...document, _id: document['_id'], _type: document['_type']}, fieldOrder)
      : undefined
  } catch {
    return undefined
  }
}
