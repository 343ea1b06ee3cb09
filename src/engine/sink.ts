import type {EarlierFile, MadeFile} from './step.ts'

/** A file that was made: prepared beside the output, or the same as what stands there. */
export interface StagedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly source?: string
  /** Where the new bytes wait. Without it and without a problem, the output has these bytes already. */
  readonly staged?: string
  /** Why it cannot be written, if so. */
  readonly problem?: string
}

/** Prepares files. Workers do so too. */
export interface Stager {
  readonly stage: (file: MadeFile) => StagedFile
  /** Reads a file as this run leaves it: prepared, or standing. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Reads a file as an earlier run left it, whatever this run makes of it. */
  readonly earlier: (path: string) => Uint8Array | undefined
  /** What an earlier run wrote at a path. */
  readonly earlierAt: (path: string) => EarlierFile | undefined
  /** The files that an earlier run made from an input. */
  readonly filesOf: (source: string) => readonly EarlierFile[]
}

/** Takes the files of nodes. Nothing in the output changes before it is told so. */
export interface Sink extends Stager {
  /** Replaces the files of a node. Those that it no longer has are removed with the next commit. */
  readonly record: (node: number, files: readonly StagedFile[]) => void
}

/** A sink for graphs without files. */
export const noFiles: Sink = {
  stage: ({path}) => {
    throw new Error(`Unexpected file ${path}: this graph writes none`)
  },
  read: () => undefined,
  earlier: () => undefined,
  earlierAt: () => undefined,
  filesOf: () => [],
  record: () => {},
}
