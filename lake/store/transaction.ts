import type {DatabaseSync} from 'node:sqlite'

/** Runs a task in one transaction: all of it, or nothing. */
export function inTransaction<Result>(sql: DatabaseSync, task: () => Result): Result {
  sql.exec('BEGIN IMMEDIATE')
  let result
  try {
    result = task()
    sql.exec('COMMIT')
  } catch (error) {
    // Some faults, such as a full disk, end the transaction themselves (https://sqlite.org/lang_transaction.html).
    if (sql.isTransaction) sql.exec('ROLLBACK')
    throw error
  }
  return result
}
