import {kindOf} from '../content/kinds.ts'
import type {Page} from '../pages/edition.ts'
import {isResource, type Resource} from '../contract/resource-types.ts'
import type {EarlierFile, Past} from '../engine/step.ts'

/** What an earlier run published of a document. */
export interface EarlierDocument {
  readonly page: Page
  readonly resource: Resource
  /** The hash of the file of its resource. */
  readonly sha256: string
  /** Its own files. */
  readonly files: readonly EarlierFile[]
}

/** Reads back what was published of a document, so that it can stay published while the document has errors. */
export function readEarlier(id: string, past: Past): EarlierDocument | undefined {
  const files = ownFilesOf(id, past)
  const file = files.find(({path}) => path.startsWith('api/v1/'))
  const resource = file === undefined ? undefined : parseResource(past.read(file))
  const kind = resource === undefined ? undefined : kindOf(resource.type)
  if (file === undefined || resource === undefined || kind === undefined || resource.documentId !== id) return undefined
  const {slug, title, url} = resource
  return {page: {id, kind, slug, title, url}, resource, sha256: file.sha256, files}
}

/** The files of a document that an earlier run published, but for its page for readers, which is made of them. */
export function ownFilesOf(id: string, past: Past): readonly EarlierFile[] {
  return past.filesOf(id).filter(({path}) => path.startsWith('api/') || path.startsWith('markdown/'))
}

const decoder = new TextDecoder()

/** Reads a resource of an earlier run. Undefined if it cannot be read. */
export function parseResource(bytes: Uint8Array | undefined): Resource | undefined {
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return isResource(value) ? value : undefined
  } catch {
    return undefined
  }
}
