import {kindOf} from '../content/kinds.ts'
import type {ManifestFile} from '../files/output/manifest.ts'
import type {Page} from '../pages/edition.ts'
import {isResource, type Resource} from '../contract/resource-types.ts'
import type {Output} from '../files/output/output.ts'

/** What an earlier run published of a document. */
export interface EarlierDocument {
  readonly page?: Page
  readonly resource?: Resource
  /** Its own files, and the assets they show. */
  readonly files: readonly ManifestFile[]
}

/** What earlier runs published, by document. */
export interface Earlier {
  readonly ids: ReadonlySet<string>
  readonly get: (id: string) => EarlierDocument | undefined
}

export function createEarlier(output: Output): Earlier {
  const byDocument = Map.groupBy(
    output.previous.files.filter(({documentId}) => documentId !== undefined),
    ({documentId}) => documentId ?? '',
  )
  const assets = output.previous.files.filter(({path}) => path.startsWith('assets/'))
  return {
    ids: new Set(byDocument.keys()),
    get: (id) => {
      const files = byDocument.get(id)
      return files === undefined ? undefined : readEarlier(files, output, assets)
    },
  }
}

const decoder = new TextDecoder()

/** Reads back what was published of a document, so that it can stay published while the document has errors. */
function readEarlier(files: readonly ManifestFile[], output: Output, assets: readonly ManifestFile[]): EarlierDocument {
  const resourceFile = files.find(({path}) => path.startsWith('api/v1/'))
  const bytes = resourceFile === undefined ? undefined : output.readPrevious(resourceFile.path)
  const resource = parseResource(bytes)
  if (bytes === undefined || resource === undefined) return {files}
  const kind = kindOf(resource.type)
  const text = decoder.decode(bytes)
  const shown = assets.filter(({path}) => text.includes(path))
  const {documentId: id, slug, title, url} = resource
  return {
    files: [...files, ...shown],
    resource,

    ...(kind === undefined ? {} : {page: {id, kind, slug, title, url}}),
  }
}

function parseResource(bytes: Uint8Array | undefined): Resource | undefined {
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes))
    return isResource(value) ? value : undefined
  } catch {
    return undefined
  }
}
