import {openDatabase} from '../store/database.ts'
import {openLocalLake, type LocalLakeOptions} from '../local-lake.ts'

/**
 * Writes what is published into the content folder where its files are missing, however many are: for when they are gone
 * for good. Files that are there stay as they are, and win where they differ.
 * @returns the number of files written @throws {InUse} if a lake serves the database or the folder
 */
export async function writeFiles(options: LocalLakeOptions): Promise<number> {
  const {sql, close} = openDatabase(options.database)
  // Without what is known of its files, the folder is taken for one that has yet to get them.
  sql.exec('DELETE FROM files')
  close()
  const local = await openLocalLake(options)
  await local.close()
  return local.first.written.length
}
