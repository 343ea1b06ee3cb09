import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {writeFileWhole} from '../../files/whole-file.ts'
import {readEditedFile, renderEditable, revisionOf, versionsFolder} from './edited-text.ts'
import {fieldOrder} from '../../content/field-order.ts'
import {mergeThreeWay} from './three-way.ts'
import {contentText} from '../../content/content-text.ts'
import type {Snapshot} from '../../content/snapshot.ts'
import {slugOf, type SanityDocument} from '../../content/document.ts'
import {kindOf} from '../../content/kinds.ts'
import {parseFields} from '../parse/data.ts'
import {splitFrontMatter} from '../../text/parse/front-matter.ts'

export interface EditableResult {
  readonly written: number
  readonly unchanged: number
  /** Files with edits that were not imported yet. They are left as they are. */
  readonly edited: readonly string[]
}

/** Writes every document that has text as a file to edit, and stores the versions of these documents beside the files. */
export function exportEditable(snapshot: Snapshot, out: string): EditableResult {
  const edited: string[] = []
  let written = 0
  let unchanged = 0
  const documents = [...snapshot.entries.values()].map(({document}) => document)
  const places = placesOf(documents, out)
  for (const document of documents) {
    const text = renderEditable(document)
    const path = places.get(document._id)
    if (text === undefined || path === undefined) continue
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    if (before === text) unchanged += 1
    else if (before !== undefined && !mayBeReplaced(path, before, document)) edited.push(path)
    else {
      // The version is written first, so that a text never lacks it.
      writeFileWhole(join(out, versionsFolder, `${revisionOf(document)}.json`), contentText(document, fieldOrder))
      writeFileWhole(path, text)
      written += 1
    }
  }
  return {written, unchanged, edited}
}

/** File names that cannot lead out of their folder. */
const safeName = /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*$/u

/** The path of each document's file: named after its slug, or after its id if the slug is taken or not a safe name. */
function placesOf(documents: readonly SanityDocument[], out: string): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    documents.map((document) => {
      const folder = join(out, kindOf(document._type)?.folder ?? document._type)
      const slug = slugOf(document)
      const named = slug === undefined || !safeName.test(slug) ? undefined : join(folder, `${slug}.md`)
      const isFree = named !== undefined && !taken.has(named.toLowerCase())
      const place = isFree ? named : join(folder, `${document._id}.md`)
      taken.add(place.toLowerCase())
      return [document._id, place]
    }),
  )
}

type Fields = Readonly<Record<string, unknown>>

/** Whether a file can be overwritten without loss: nobody edited it, or the document already has all edits. */
function mayBeReplaced(path: string, file: string, document: SanityDocument): boolean {
  try {
    const {frontMatter, text} = splitFrontMatter(file)
    if (frontMatter === undefined) return false
    const edited = readEditedFile(path, parseFields(frontMatter), text, new Map([[document._id, document]]))
    if (edited?.base === undefined || edited.notes.length > 0) return false
    const {ours, base} = edited
    if (renderEditable(base) === file) return true
    // The content is the same but the file is not, for example because of a comment. That is somebody's work too.
    if (same(ours, base)) return false
    const {document: merged, conflicts} = mergeThreeWay<Fields>(base, document, ours)
    return conflicts.length === 0 && same({...merged, _id: document._id, _type: document._type}, document)
  } catch {
    // A file that cannot be read is left alone.
    return false
  }
}

function same(a: SanityDocument, b: SanityDocument): boolean {
  return contentText(a, fieldOrder) === contentText(b, fieldOrder)
}
