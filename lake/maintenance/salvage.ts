import type {DatabaseSync, SQLInputValue, SQLOutputValue} from 'node:sqlite'

/** A row of a table, by the names of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>

/**
 * Reads a table of a damaged database by its numeric key, and goes on behind whatever cannot be read. A damaged page
 * takes the rows that are on it; the pages around it are read row by row.
 * @param onLost - called for each stretch of keys that cannot be read
 */
export function* rowsByKey(
  sql: DatabaseSync,
  {table, key, fields}: {readonly table: string; readonly key: string; readonly fields: string},
): Generator<Row> {
  const many = prepare(sql, `SELECT ${fields} FROM ${table} WHERE ${key} >= ? ORDER BY ${key} LIMIT ${stretch}`)
  const one = prepare(sql, `SELECT ${fields} FROM ${table} WHERE ${key} = ?`)
  if (many === undefined || one === undefined) return
  const last = highestKey(sql, table, key)
  for (let at = 1; at <= last;) {
    const rows = attempt(() => many(at))
    if (rows === undefined) {
      for (let number = at; number < at + stretch; number++) yield* attempt(() => one(number)) ?? []
      at += stretch
    } else {
      const end = rows.at(-1)
      if (end === undefined) return
      yield* rows
      at = Number(end[key]) + 1
    }
  }
}

/** Reads the rows that a query finds, as far as they can be read. */
export function rowsOf(sql: DatabaseSync, query: string): (...values: readonly SQLInputValue[]) => readonly Row[] {
  const select = prepare(sql, query)
  return (...values) => (select === undefined ? [] : (attempt(() => select(...values)) ?? []))
}

/** Reads as many rows of a table as there are before the first that cannot be read. */
export function* rowsUntilDamage(sql: DatabaseSync, query: string): Generator<Row> {
  let rows
  try {
    rows = sql.prepare(query).iterate()
    for (const row of rows) yield row
  } catch {
    // What comes behind a damaged page cannot be found without it.
  }
}

const stretch = 200

/** Where the highest key cannot be read, so many keys are tried. */
const triedKeys = 2_000_000

function highestKey(sql: DatabaseSync, table: string, key: string): number {
  const found = attempt(() => sql.prepare(`SELECT max(${key}) AS last FROM ${table}`).get()?.['last'])
  return typeof found === 'number' ? found : found === null ? 0 : triedKeys
}

function prepare(
  sql: DatabaseSync,
  query: string,
): ((...values: readonly SQLInputValue[]) => readonly Row[]) | undefined {
  const statement = attempt(() => sql.prepare(query))
  return statement === undefined ? undefined : (...values) => statement.all(...values)
}

function attempt<Result>(task: () => Result): Result | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}
