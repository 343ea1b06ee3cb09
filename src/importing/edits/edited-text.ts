import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {stringify} from 'yaml'
import {fieldOrder} from '../../content/field-order.ts'
import {contentText} from '../../content/content-text.ts'
import {isSanityDocument, isRecord, type SanityDocument} from '../../content/document.ts'
import {contentTypes} from '../../text/known-types.ts'
import {portableTextFields} from '../../content/portable-text.ts'
import {markdownToPortableText, portableTextToMarkdown} from '../../text/index.ts'

/*
 * Documents as text to edit: their fields as front matter, their text in the source dialect. The versions that the files
 * were written from are stored beside them, and an edited file is compared with its version.
 */

/** The folder of the versions, inside the folder of the texts. */
export const versionsFolder = '.versions'

export interface EditedFile {
  /** The document with the edits. */
  readonly ours: SanityDocument
  /** The version that the text was written from, if it can be found. */
  readonly base: SanityDocument | undefined
  readonly notes: readonly string[]
}

/** Names a version of a document: the first twelve digits of the SHA-256 of its file in the content folder. */
export function revisionOf(document: SanityDocument): string {
  return createHash('sha256').update(contentText(document, fieldOrder)).digest('hex').slice(0, 12)
}

/** Renders a document as text to edit. Undefined if its type has no Portable Text field. */
export function renderEditable(document: SanityDocument): string | undefined {
  const field = textFieldOf(document._type)
  if (field === undefined) return undefined
  const plain: unknown = JSON.parse(contentText(document, fieldOrder))
  if (!isRecord(plain)) return undefined
  const {_id, _type, [field]: body, ...fields} = plain
  const head = stringify({_id, _type, [revisionName]: revisionOf(document), ...fields}, {lineWidth: 0})
  return `---\n${head}---\n\n${portableTextToMarkdown(body ?? [], options)}`
}

/** Reads a text that was exported to be edited. Undefined for any other text. */
export function readEditedFile(
  path: string,
  data: Readonly<Record<string, unknown>>,
  markdown: string,
  documents: ReadonlyMap<string, SanityDocument>,
): EditedFile | undefined {
  const {[revisionName]: revision, ...fields} = data
  if (!isSanityDocument(fields) || typeof revision !== 'string') return undefined
  const field = textFieldOf(fields._type)
  if (field === undefined) return undefined
  const current = documents.get(fields._id)
  const base = current !== undefined && revisionOf(current) === revision ? current : findVersion(path, revision)
  const notes: string[] = []
  const previous = base?.[field] ?? current?.[field]
  const body = markdownToPortableText(markdown, {
    ...options,
    onMessage: (message) => notes.push(String(message)),
    ...(previous === undefined ? {} : {previous}),
  })
  const text = body.length === 0 && base?.[field] === undefined ? {} : {[field]: body}
  return {ours: {...fields, ...text}, base, notes}
}

const revisionName = '_revision'

const options = {dialect: 'source', types: contentTypes} as const

function textFieldOf(type: string): string | undefined {
  return portableTextFields[type]?.[0]
}

/** Looks for a version in the folder of the text and in its parent folders, up to eight folders in all. */
function findVersion(path: string, revision: string): SanityDocument | undefined {
  if (!/^[0-9a-f]{12}$/.test(revision)) return undefined
  for (let folder = dirname(path), depth = 0; depth < 8; folder = dirname(folder), depth += 1) {
    const file = join(folder, versionsFolder, `${revision}.json`)
    if (existsSync(file)) {
      const version = readVersion(file)
      // The file name is the revision of the content. If they differ, somebody changed the version, so it is not used.
      return version !== undefined && revisionOf(version) === revision ? version : undefined
    }
    if (dirname(folder) === folder) return undefined
  }
  return undefined
}

function readVersion(file: string): SanityDocument | undefined {
  try {
    const version: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isSanityDocument(version) ? version : undefined
  } catch {
    return undefined
  }
}
