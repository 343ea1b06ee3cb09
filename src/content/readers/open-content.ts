import {stat} from 'node:fs/promises'
import {createArchiveReader} from './archive.ts'
import {createDatasetReader, datasetSettings} from './dataset.ts'
import {createFolderReader} from './folder.ts'
import {createNdjsonReader} from './ndjson.ts'
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
  if (from === 'dataset') return createDatasetReader(datasetSettings(environment))
  const found = await stat(from).catch(() => undefined)
  if (found === undefined) {
    throw new ReadError(
      `Cannot find ${from}, expected a content folder, an .ndjson file, a .tar.gz archive, or the word \`dataset\``,
    )
  }
  if (found.isDirectory()) return createFolderReader(from)
  const [, create] = byEnding.find(([ending]) => ending.test(from)) ?? []
  if (create === undefined) {
    throw new ReadError(`Cannot read ${from}, expected a content folder, an .ndjson file or a .tar.gz archive`)
  }
  return create(from)
}

/** The readers of files, by file extension. */
const byEnding: ReadonlyArray<readonly [RegExp, (path: string) => Reader]> = [
  [/\.(?:tar\.gz|tgz)$/i, createArchiveReader],
  [/\.(?:ndjson|jsonl)$/i, createNdjsonReader],
]
