/**
 * What is wrong with a database, for a person: a damaged file, one of another program or of a newer Bodytext, one that
 * has vanished or that cannot be written. The message says what to do.
 */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem'
}

/** Names the problem behind an error of SQLite (https://sqlite.org/rescode.html); undefined if it is another error. */
export function problemOf(error: unknown, path: string): DatabaseProblem | undefined {
  if (error instanceof DatabaseProblem) return error
  const reason = reasons.get(codeOf(error) ?? 0)
  return reason === undefined ? undefined : new DatabaseProblem(reason(path), {cause: error})
}

export function isBusy(error: unknown): boolean {
  const code = codeOf(error)
  return code === 5 || code === 6
}

/** What to do about a database that is damaged. */
export function damaged(path: string, what: string): DatabaseProblem {
  return new DatabaseProblem(
    `The database ${path} is damaged: ${what}. Stop the lake, and either put a backup in its place or run \`npm run lake -- rebuild\`, which takes what is published from the content folder, and drafts and history as far as they can be read. \`npm run lake -- check\` says more`,
  )
}

const reasons: ReadonlyMap<number, (path: string) => string> = new Map<number, (path: string) => string>([
  [8, (path) => `Cannot write the database ${path}, it is read-only: let this user write it and its folder`],
  [
    10,
    (path) =>
      `Cannot read or write the database ${path}, the disk reports an error: look after the disk, and run \`npm run lake -- check\``,
  ],
  [11, (path) => damaged(path, 'SQLite cannot read it').message],
  [13, () => 'Cannot save, the disk is full. Nothing was saved: make room, and try again'],
  [14, (path) => `Cannot open the database ${path}: see whether its folder exists and this user may write there`],
  [26, (path) => damaged(path, 'it is no SQLite database, or its beginning is overwritten').message],
])

/** Returns the primary result code, without what SQLite adds in the higher bits. */
function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined
}
