import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Position} from 'unist'
import {readImage} from '../pictures/read-image.ts'
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

/** Says something of a file. */
export type Say = (
  severity: Severity,
  reason: string,
  more?: {readonly note?: string; readonly place?: Position},
) => void

/** One import: the content folder as it becomes, and what is told of it. */
export interface ImportRun {
  readonly options: ImportOptions
  readonly documents: ReadonlyMap<string, SanityDocument>
  readonly names: Names
  readonly language: string
  readonly messages: VFile[]
  readonly leftOut: ReadonlyMap<string, number>
  readonly imported: readonly Imported[]
  readonly pictures: () => number
  /** Notes what nothing is made of. */
  readonly leaveOut: (what: string) => void
  /** Notes what a file became. */
  readonly note: (path: string, document: SanityDocument, outcome: Outcome, file: VFile) => void
  /** @throws {Error} if its file was changed while the import ran */
  readonly write: (document: SanityDocument) => void
  /** Takes a document in: one that is there already stays as it is unless it says the same, or is to be replaced. */
  readonly take: (path: string, document: SanityDocument, file: VFile, say: Say) => void
  /** Takes a picture in. @returns its id; @throws {PictureError} if it is none */
  readonly addPicture: (bytes: Uint8Array) => Promise<string>
  /** The content as it would be published, to see what a page was made from. */
  readonly pages: () => Promise<Edition>
  readonly addFile: (id: string, bytes: () => Promise<Uint8Array>) => Promise<void>
}

/** Says things of a file. What is only told is said once, and how often it holds. */
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

/** Runs what reads a text; what goes wrong there is said of it, and the others go on. */
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
    // A draft is no name yet: what is proposed a second time is proposed as the same.
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

/** The content folder as it is and as it becomes. */
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
 * Somebody may publish while an import runs, and what they did is not to be lost.
 *
 * @throws {Error} if a file is not what it was when the import began
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

/** A file as the content folder would have it; fields in another order say the same. */
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
