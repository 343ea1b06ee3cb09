import {createHash} from 'node:crypto'
import * as fs from 'node:fs'
import {join} from 'node:path'
import {toBytes} from '../../files/bytes.ts'
import {sha256} from '../../files/hash.ts'
import {createStandingFiles} from '../../files/output/standing-files.ts'
import {attempt, WriteError} from '../../files/output/write-error.ts'
import type {Stager} from '../../engine/sink.ts'
import type {EarlierFile} from '../../engine/step.ts'
import type {Store} from '../../engine/store.ts'
import {createRows} from './file-rows.ts'
import {isManifestPath} from './manifest-shards.ts'

/**
 * Makes what prepares files, in the main thread or in a worker.
 * @param stage - a folder that nobody else uses
 */
export function createStager(folder: string, stage: string, store: Store): Stager {
  const rows = createRows(store)
  const standing = createStandingFiles(folder, (path) => rows.isOurs(path) || isManifestPath(path))
  /** A run that was killed may have moved what it made into place, without coming to note it. */
  const asItStands = ({path, sha256: noted}: EarlierFile): EarlierFile => {
    const row = rows.get(path)
    if (row === undefined || row.isTrusted || row.sha256 === noted || row.sha256 === '') return {path, sha256: noted}
    const bytes = standing.read(path)
    return {path, sha256: bytes !== undefined && sha256(bytes) === row.sha256 ? row.sha256 : noted}
  }
  let count = 0
  const nextStaged = (): string => {
    const group = join(stage, String(Math.floor(count / groupSize)))
    if (count % groupSize === 0) fs.mkdirSync(group, {recursive: true})
    count += 1
    return join(group, String(count))
  }
  return {
    stage: ({path, parts, source}) => {
      const from = source === undefined ? {} : {source}
      try {
        return attempt(join(folder, path), () => {
          const row = rows.get(path)
          if (parts === undefined) {
            const standingBytes = standing.read(path)
            if (standingBytes === undefined)
              throw new WriteError(
                path,
                `Cannot keep ${join(folder, path)}, it is no longer there: mend the document, then it is written again`,
              )
            return {path, sha256: sha256(standingBytes), bytes: standingBytes.length, ...from}
          }
          const pieces = parts.map((part) => (typeof part === 'string' ? toBytes(part) : part))
          const hash = hashOf(pieces)
          const bytes = pieces.reduce((sum, {length}) => sum + length, 0)
          const made = {path, sha256: hash, bytes, ...from}
          if (row?.sha256 === hash && row.isTrusted) return made
          const found = row?.isTrusted === true ? undefined : standing.read(path)
          const isSame = found !== undefined && found.length === bytes && sha256(found) === hash
          standing.checkPlace(path, isSame)
          if (isSame) return made
          const staged = nextStaged()
          write(staged, pieces)
          return {...made, staged}
        })
      } catch (error) {
        // A full disk or a missing permission ends the run. A foreign file in the way is reported.
        if (!(error instanceof WriteError) || error.cause !== undefined) throw error
        return {path, sha256: '', bytes: 0, problem: error.message, ...from}
      }
    },
    read: (path) => {
      const staged = rows.get(path)?.staged
      return staged === undefined ? standing.read(path) : fs.readFileSync(staged)
    },
    earlier: standing.read,
    earlierAt: (path) => {
      const file = rows.standingAt(path)
      return file === undefined ? undefined : asItStands({path, sha256: file.sha256})
    },
    filesOf: (source) => rows.standingOf(source).map(asItStands),
  }
}

/** The number of files in one folder of the stage. Creating a file gets slower with the number of files beside it. */
const groupSize = 256

function write(path: string, pieces: readonly Uint8Array[]): void {
  const [first] = pieces
  if (pieces.length <= 1) return fs.writeFileSync(path, first ?? new Uint8Array())
  const file = fs.openSync(path, 'w')
  try {
    let rest = pieces
    while (rest.length > 0) {
      const some = rest.slice(0, maxPieces)
      const size = some.reduce((sum, {length}) => sum + length, 0)
      let written = fs.writevSync(file, some)
      // A nearly full disk takes a part. Writing the rest gives the error.
      while (written < size) {
        const joined = Buffer.concat(some)
        written += fs.writeSync(file, joined, written)
      }
      rest = rest.slice(maxPieces)
    }
  } finally {
    fs.closeSync(file)
  }
}

/** The most pieces that one call may write (IOV_MAX). */
const maxPieces = 1000

function hashOf(pieces: readonly Uint8Array[]): string {
  const [first] = pieces
  if (pieces.length <= 1) return sha256(first ?? '')
  const sum = createHash('sha256')
  for (const piece of pieces) sum.update(piece)
  return sum.digest('hex')
}
