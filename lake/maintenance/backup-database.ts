import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import {backup} from 'node:sqlite'
import {makePrivate, openForReading} from '../store/database.ts'
import {checkSamples} from '../store/check.ts'
import {DatabaseProblem, problemOf} from '../store/problems.ts'
import type {Task} from './task.ts'

/**
 * Copies a database to another file, also while a lake serves it. The copy is whole or is not there, and only its owner
 * may read it. @throws {DatabaseProblem}
 */
export async function backupDatabase(path: string, copy: string, {start}: Task): Promise<void> {
  if (!existsSync(path)) throw new DatabaseProblem(`There is no database ${path} to copy`)
  if (existsSync(copy)) throw new DatabaseProblem(`Cannot write ${copy}, it exists already: choose another name`)
  mkdirSync(dirname(copy), {recursive: true, mode: 0o700})
  const temporary = `${copy}.part`
  rmSync(temporary, {force: true})
  try {
    const sql = openForReading(path)
    try {
      start('Copying the database')
      makePrivate(temporary)
      await backup(sql, temporary)
    } finally {
      sql.close()
    }
    const copied = openForReading(temporary)
    try {
      checkSamples(copied, temporary)
    } finally {
      copied.close()
    }
    for (const ending of ['-wal', '-shm']) rmSync(temporary + ending, {force: true})
    renameSync(temporary, copy)
  } catch (error) {
    for (const ending of ['', '-wal', '-shm']) rmSync(temporary + ending, {force: true})
    throw problemOf(error, path) ?? error
  }
}
