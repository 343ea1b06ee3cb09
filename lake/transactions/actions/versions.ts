import {badRequest} from '../../errors.ts'
import {
  checkRevision,
  copyOf,
  documentField,
  existing,
  optionalText,
  patchOf,
  textField,
  type Action,
} from './action.ts'
import {discard} from './documents.ts'
import {checkWritable} from './release-state.ts'

const createVersion: Action = (fields, {working}) => {
  const baseId = optionalText(fields, 'baseId')
  if (baseId !== undefined) {
    const base = existing(working, baseId)
    checkRevision(base, optionalText(fields, 'ifBaseRevisionId'))
    const versionId = textField(fields, 'versionId')
    checkWritable(working, versionId)
    working.apply({create: copyOf(base, versionId)})
    return
  }
  const document = documentField(fields, 'document')
  const id = document._id ?? optionalText(fields, 'versionId')
  if (id === undefined)
    throw badRequest('Unexpected version without an id, expected `_id` such as `versions.release.document`')
  checkWritable(working, id)
  working.apply({create: {...document, _id: id}})
}

const replaceVersion: Action = (fields, {working}) => {
  const document = documentField(fields, 'document')
  const id = document._id ?? textField(fields, 'versionId')
  existing(working, id)
  checkWritable(working, id)
  working.apply({createOrReplace: {...document, _id: id}})
}

/** Marks a version so that publishing the release deletes the document. */
const unpublishVersion: Action = (fields, {working}) => {
  const versionId = textField(fields, 'versionId')
  const publishedId = textField(fields, 'publishedId')
  checkWritable(working, versionId)
  const published = existing(working, publishedId)
  if (working.get(versionId) === undefined) working.apply({create: copyOf(published, versionId)})
  working.apply(patchOf(versionId, {setIfMissing: {_system: {}}}))
  working.apply(patchOf(versionId, {set: {'_system.delete': true}}))
}

/** Actions on versions in releases, by type. */
export const versionActions: Readonly<Record<string, Action>> = {
  'sanity.action.document.version.create': createVersion,
  'sanity.action.document.version.discard': discard,
  'sanity.action.document.version.replace': replaceVersion,
  'sanity.action.document.version.unpublish': unpublishVersion,
}
