import type {VFile} from 'vfile'
import type {EditedFile} from './edited-text.ts'
import {fieldOrder} from '../../content/field-order.ts'
import {mergeThreeWay} from './three-way.ts'
import type {ImportRun, Say} from '../run.ts'
import {contentText} from '../../content/content-text.ts'
import {quote} from '../../content/findings.ts'
import {formatPath} from '../../content/path.ts'

/** Imports an exported text that somebody edited. Edits of places that changed differently since then are reported. */
export function takeEdited(path: string, {ours, base, notes}: EditedFile, file: VFile, say: Say, run: ImportRun): void {
  for (const reason of notes) say('warning', reason)
  const theirs = run.documents.get(ours._id)
  if (theirs === undefined) {
    say('error', `Cannot find ${quote(ours._id)}, expected the document that this text was exported from`)
    return run.note(path, ours, 'kept', file)
  }
  if (base === undefined) {
    say(
      'error',
      `Cannot tell what was edited, expected the version of ${quote(ours._id)} that this text was exported from`,
      {
        note: 'It has changed since: export it again, and repeat the edit in the new text',
      },
    )
    return run.note(path, ours, 'kept', file)
  }
  const {document, conflicts} = mergeThreeWay<Fields>(base, theirs, ours)
  for (const conflict of conflicts) {
    say(
      'error',
      `Cannot take over the edit of ${quote(formatPath(conflict.path))}, it was changed in ${quote(ours._id)} since the export in another way`,
      {note: 'It stays as it is there; export again to see both'},
    )
  }
  const merged = {...document, _id: theirs._id, _type: theirs._type}
  if (contentText(merged, fieldOrder) === contentText(theirs, fieldOrder))
    return run.note(path, theirs, conflicts.length > 0 ? 'kept' : 'unchanged', file)
  run.write(merged)
  return run.note(path, merged, 'changed', file)
}

type Fields = Readonly<Record<string, unknown>>
