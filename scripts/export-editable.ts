import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {writeFileWhole} from '../lake/store/whole-file.ts'
import {renderEditable, revisionOf, versionsFolder} from './edited-text.ts'
import {fieldOrder} from './field-order.ts'
import {contentText} from './model/content-text.ts'
import type {Dataset} from './model/dataset.ts'
import {slugOf, type SanityDocument} from './model/document.ts'
import {kindOf} from './model/kinds.ts'
import {isRecord} from './model/document.ts'

export interface EditableResult {
  readonly written: number
  readonly unchanged: number
  /** Files that somebody edited and that were not imported: they are left as they are. */
  readonly edited: readonly string[]
}

/** Whether a file is what an earlier export wrote, and nobody has touched it. */
const isUntouched = (folder: string, text: string): boolean => {
  const [, revision] = /^_revision: "?([0-9a-f]{12})"?$/m.exec(text) ?? []
  const path = join(folder, versionsFolder, `${revision ?? ''}.json`)
  if (revision === undefined || !existsSync(path)) return false
  const version: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return isRecord(version) && isDocument(version) && renderEditable(version) === text
}

const isDocument = (value: Readonly<Record<string, unknown>>): value is SanityDocument =>
  typeof value['_id'] === 'string' && typeof value['_type'] === 'string'

/** Writes every document that has text as a file to edit, and beside them the versions they were written from. */
export const exportEditable = (dataset: Dataset, out: string): EditableResult => {
  const edited: string[] = []
  let written = 0
  let unchanged = 0
  for (const {document} of dataset.entries.values()) {
    const text = renderEditable(document)
    if (text === undefined) continue
    const path = join(out, kindOf(document._type)?.folder ?? document._type, `${slugOf(document) ?? document._id}.md`)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    if (before === text) unchanged += 1
    else if (before !== undefined && !isUntouched(out, before)) edited.push(path)
    else {
      // The version comes first: a text is never without it.
      writeFileWhole(join(out, versionsFolder, `${revisionOf(document)}.json`), contentText(document, fieldOrder))
      writeFileWhole(path, text)
      written += 1
    }
  }
  return {written, unchanged, edited}
}
