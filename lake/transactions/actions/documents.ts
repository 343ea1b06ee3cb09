import {badRequest} from '../../errors.ts'
import {withDocumentId} from '../working-set.ts'
import {
  actionError,
  checkRevision,
  copyOf,
  documentField,
  existing,
  optionalText,
  patchesField,
  textField,
  type Action,
} from './action.ts'
import {publishedForm} from './published-form.ts'
import {checkWritable} from './release-state.ts'

/** Discards a draft or a version. */
export const discard: Action = (fields, {working}) => {
  const id = optionalText(fields, 'versionId') ?? textField(fields, 'draftId')
  existing(working, id)
  checkWritable(working, id)
  working.apply({delete: {id}})
}

const create: Action = (fields, {working}) => {
  const publishedId = textField(fields, 'publishedId')
  const attributes = documentField(fields, 'attributes')
  const document = {...attributes, _id: attributes._id ?? `drafts.${publishedId}`}
  checkWritable(working, document._id)
  if (working.get(document._id) === undefined) working.apply({create: document})
  else if (fields['ifExists'] !== 'ignore') {
    throw actionError('documentAlreadyExistsError', `Document by ID "${document._id}" already exists`, {
      id: document._id,
    })
  }
}

/** Edits a draft or a version. If it does not exist yet, it starts as a copy of the published document. */
const edit: Action = (fields, {working}) => {
  const draftId = textField(fields, 'draftId')
  const publishedId = textField(fields, 'publishedId')
  checkWritable(working, draftId)
  if (working.get(draftId) === undefined) {
    working.apply({create: copyOf(existing(working, publishedId), draftId)})
  }
  for (const mutation of patchesField(fields, draftId)) working.apply(mutation)
}

const publish: Action = (fields, context) => {
  const {working} = context
  const draftId = textField(fields, 'draftId')
  const publishedId = textField(fields, 'publishedId')
  const draft = existing(working, draftId)
  const published = working.get(publishedId)
  checkRevision(draft, optionalText(fields, 'ifDraftRevisionId'))
  checkRevision(published, optionalText(fields, 'ifPublishedRevisionId'))
  checkWritable(working, draftId)
  working.apply({createOrReplace: publishedForm(draft, publishedId, published, context)})
  working.apply({delete: {id: draftId}})
}

const unpublish: Action = (fields, {working}) => {
  const publishedId = textField(fields, 'publishedId')
  const draftId = optionalText(fields, 'draftId') ?? `drafts.${publishedId}`
  const published = existing(working, publishedId)
  if (working.get(draftId) === undefined) {
    working.apply({create: {...copyOf(published, draftId), _createdAt: published._createdAt}})
  }
  working.apply({delete: {id: publishedId}})
}

/** Deletes the published document, and the drafts and versions that the caller names. */
const remove: Action = (fields, {working}) => {
  const publishedId = textField(fields, 'publishedId')
  const ids = [publishedId, ...textsField(fields['includeDrafts'])].filter((id) => working.get(id) !== undefined)
  if (ids.length === 0) existing(working, publishedId)
  for (const id of ids) {
    checkWritable(working, id)
    working.apply({delete: {id}})
  }
}

const replaceDraft: Action = (fields, {working}) => {
  const publishedId = textField(fields, 'publishedId')
  const attributes = documentField(fields, 'attributes')
  const document = withDocumentId({...attributes, _id: attributes._id ?? `drafts.${publishedId}`})
  checkWritable(working, document._id)
  working.apply({createOrReplace: document})
}

/** Actions on documents and their drafts (https://www.sanity.io/docs/http-reference/actions), by type. */
export const documentActions: Readonly<Record<string, Action>> = {
  'sanity.action.document.create': create,
  'sanity.action.document.edit': edit,
  'sanity.action.document.publish': publish,
  'sanity.action.document.unpublish': unpublish,
  'sanity.action.document.delete': remove,
  'sanity.action.document.discard': discard,
  'sanity.action.document.replaceDraft': replaceDraft,
}

function textsField(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value) && value.every((id) => typeof id === 'string')) return value
  throw badRequest('Unexpected `includeDrafts`, expected a list of ids')
}
