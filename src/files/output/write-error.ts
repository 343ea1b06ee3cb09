/** An error with one file of the output. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly path: string
  constructor(path: string, reason: string, cause?: unknown) {
    super(reason, {cause})
    this.path = path
  }
}

/** Runs an action on a file. @throws {WriteError} if the action throws, with the file's path and the reason in words */
export function attempt<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw error instanceof WriteError ? error : toWriteError(path, error)
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to write there',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a folder is in its place',
  ENOENT: 'there is no such place',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder is needed',
  EPERM: 'no permission to write there',
  EROFS: 'the disk can only be read',
}

function toWriteError(path: string, error: unknown): WriteError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = reasons[code] ?? (error instanceof Error ? error.message : String(error))
  return new WriteError(path, `Cannot write ${path}, ${detail}: what was published before is still there`, error)
}
