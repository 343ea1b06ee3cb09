import {stat} from 'node:fs/promises'
import {ReadError, type Reader} from './reader.ts'

/**
 * Opens the content that `--from` names: `dataset` for the hosted dataset of the environment, else a content folder, an
 * NDJSON file or a dataset archive.
 * @throws {ReadError} if it is none of these
 */
export async function openContent(
  from: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Reader> {
  // Each reader is loaded when it is needed: clients and unpackers take longer to load than a folder to look through.
  if (from === 'dataset') {
    const {createDatasetReader, datasetSettings} = await import('./dataset.ts')
    return createDatasetReader(datasetSettings(environment))
  }
  const found = await stat(from).catch(() => undefined)
  if (found === undefined) {
    throw new ReadError(
      `Cannot find ${from}, expected a content folder, an .ndjson file, a .tar.gz archive, or the word \`dataset\``,
    )
  }
  if (found.isDirectory()) return createLazyFolderReader(from)
  const [, create] = byEnding.find(([ending]) => ending.test(from)) ?? []
  if (create === undefined) {
    throw new ReadError(`Cannot read ${from}, expected a content folder, an .ndjson file or a .tar.gz archive`)
  }
  return create(from)
}

/** A folder is often looked through without reading a document: see `Reader.folder`. */
function createLazyFolderReader(folder: string): Reader {
  const open = async (): Promise<Reader> => (await import('./folder.ts')).createFolderReader(folder)
  return {
    name: folder,
    folder,
    async *records() {
      yield* (await open()).records()
    },
    assets: async (documents) => (await open()).assets(documents),
    close: async () => {},
  }
}

/** The readers of files, by file extension. */
const byEnding: ReadonlyArray<readonly [RegExp, (path: string) => Promise<Reader>]> = [
  [/\.(?:tar\.gz|tgz)$/i, async (path) => (await import('./archive.ts')).createArchiveReader(path)],
  [/\.(?:ndjson|jsonl)$/i, async (path) => (await import('./ndjson.ts')).createNdjsonReader(path)],
]
