import {stat} from 'node:fs/promises'
import {createArchiveSource} from './archive.ts'
import {createDatasetSource, datasetSettings} from './dataset.ts'
import {createFolderSource} from './folder.ts'
import {createNdjsonSource} from './ndjson.ts'
import {SourceError, type Source} from './reader.ts'

/** The kinds of file, by ending. */
const byEnding: ReadonlyArray<readonly [RegExp, (path: string) => Source]> = [
  [/\.(?:tar\.gz|tgz)$/i, createArchiveSource],
  [/\.(?:ndjson|jsonl)$/i, createNdjsonSource],
]

/**
 * Opens what `--from` names: `dataset` for the hosted dataset of the environment, else a content folder, an NDJSON
 * file or a dataset archive.
 * @throws {SourceError} if it is none of these
 */
export const openSource = async (
  from: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Source> => {
  if (from === 'dataset') return createDatasetSource(datasetSettings(environment))
  const found = await stat(from).catch(() => undefined)
  if (found === undefined) {
    throw new SourceError(
      `Cannot find ${from}, expected a content folder, an .ndjson file, a .tar.gz archive, or the word \`dataset\``,
    )
  }
  if (found.isDirectory()) return createFolderSource(from)
  const [, create] = byEnding.find(([ending]) => ending.test(from)) ?? []
  if (create === undefined) {
    throw new SourceError(`Cannot read ${from}, expected a content folder, an .ndjson file or a .tar.gz archive`)
  }
  return create(from)
}
