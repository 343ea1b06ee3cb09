import {documentTypes} from '../../../schemas/index.ts'
import {assetTypes} from '../assets.ts'
import {isRecord} from '../document.ts'
import {publishedIdOf, isDocumentId} from '../ids.ts'
import {limits} from '../limits.ts'
import {quote} from '../findings.ts'
import {withAssetReferences} from './asset-placeholders.ts'
import {createFile, reportError, systemReason} from './messages.ts'
import type {ReadRecord} from './reader.ts'

export interface RecordOrigin {
  readonly path: string
  readonly line?: number
  /** The id in the file name, if files are named by id. */
  readonly expectedId?: string
  /** Whether to read documents of types that the schema does not have. The lake does, because it stores any type. */
  readonly acceptsAnyType?: boolean
}

/** Makes a record that reports a document as too large. Its content is not kept. */
export function tooLarge({path, line, expectedId}: RecordOrigin, bytes: number): ReadRecord {
  const file = createFile(path, line)
  reportError(file, 'document-size', {
    reason: `Unexpected document of ${bytes.toLocaleString('en')} bytes, expected at most ${limits.maxDocumentBytes.toLocaleString('en')}`,
    actual: String(bytes),
    note: 'Split the text over several articles',
  })
  return expectedId === undefined ? {file} : {file, id: expectedId}
}

/** Makes a record for a file that could not be read. */
export function unreadable({path, line, expectedId}: RecordOrigin, error: unknown): ReadRecord {
  const file = createFile(path, line)
  reportError(file, 'unreadable-file', {reason: `Cannot read file, ${systemReason(error)}`, cause: error})
  return expectedId === undefined ? {file} : {file, id: expectedId}
}

/** Decodes the bytes of one document. Problems become messages; nothing is thrown. */
export function decodeRecord(bytes: Uint8Array, origin: RecordOrigin): ReadRecord | undefined {
  if (bytes.length > limits.maxDocumentBytes) return tooLarge(origin, bytes.length)
  const file = createFile(origin.path, origin.line)
  const known = (id: string | undefined): ReadRecord => {
    const best = id ?? origin.expectedId
    return best === undefined ? {file} : {file, id: best}
  }
  let text
  try {
    text = utf8.decode(bytes)
  } catch (cause) {
    reportError(file, 'utf-8', {
      reason: 'Cannot read text, expected UTF-8',
      cause,
      note: 'Save the file again as UTF-8',
    })
    return known(undefined)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    reportError(file, 'json-syntax', {
      reason: `Cannot parse JSON, expected one whole document: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    })
    return known(idInBrokenJson(text))
  }
  return checkDocument(text.includes('"_sanityAsset"') ? withAssetReferences(value) : value, origin, file, known)
}

const utf8 = new TextDecoder('utf-8', {fatal: true})

/** Finds the id in broken JSON, so that what was published of that document can be kept. */
function idInBrokenJson(text: string): string | undefined {
  const [, id] = /"_id"\s*:\s*"([^"\\]{1,128})"/.exec(text) ?? []
  return id !== undefined && isDocumentId(id) ? publishedIdOf(id) : undefined
}

const knownTypes: ReadonlySet<string> = new Set(documentTypes.map(({name}) => name))

function checkDocument(
  value: unknown,
  {acceptsAnyType = false}: RecordOrigin,
  file: ReadRecord['file'],
  known: (id: string | undefined) => ReadRecord,
): ReadRecord | undefined {
  if (!isRecord(value)) {
    reportError(file, 'document-type', {
      reason: `Unexpected ${Array.isArray(value) ? 'list' : typeof value}, expected a document`,
    })
    return known(undefined)
  }
  const {_id: id, _type: type} = value
  if (typeof id !== 'string' || !isDocumentId(id)) {
    reportError(file, 'document-id', {
      reason:
        id === undefined
          ? 'Unexpected document without `_id`, expected one'
          : `Unexpected \`_id\` ${quote(String(id))}, expected 1 to 128 letters, digits, dots, hyphens and underscores, and a document after \`drafts.\` or \`versions.<release>.\``,
      path: ['_id'],
      actual: String(id),
    })
    return known(undefined)
  }
  const publishedId = publishedIdOf(id)
  file.data['documentId'] = publishedId
  if (typeof type === 'string') file.data['documentType'] = type
  if (typeof type !== 'string' || type === '') {
    reportError(file, 'document-type', {reason: 'Unexpected document without `_type`, expected one', path: ['_type']})
    return known(publishedId)
  }
  if (isSystemDocument(id, type)) return undefined
  if (!acceptsAnyType && !knownTypes.has(type) && !assetTypes.has(type)) {
    reportError(file, 'document-type', {
      reason: `Unexpected type ${quote(type)}, expected ${[...knownTypes].join(', ')}`,
      path: ['_type'],
      actual: type,
      expected: [...knownTypes],
    })
    return known(publishedId)
  }
  if (exceedsDepth(value, limits.maxNestingDepth)) {
    reportError(file, 'document-depth', {
      reason: `Unexpected lists and objects nested more than ${limits.maxNestingDepth} deep, expected less`,
    })
    return known(publishedId)
  }
  return {file, document: {...value, _id: id, _type: type}, id: publishedId}
}

/** Whether a document belongs to the Content Lake itself. Dataset exports contain such documents. */
function isSystemDocument(id: string, type: string): boolean {
  return id.startsWith('_.') || type.startsWith('system.') || (type.startsWith('sanity.') && !assetTypes.has(type))
}

/** Whether arrays and objects are nested deeper than a limit. Stops at the limit. */
function exceedsDepth(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  return members.some((member) => exceedsDepth(member, limit - 1))
}
