import {publishedIdOf} from '../../../src/content/ids.ts'
import {isRecord} from '../../../src/content/document.ts'
import {isGoingAway} from '../../groq/perspective.ts'
import type {LakeDocument} from '../../document.ts'
import {badRequest} from '../../errors.ts'
import {
  actionError,
  existing,
  patchesField,
  patchOf,
  textField,
  type Action,
  type ActionContext,
  type Fields,
} from './action.ts'
import {checkState, releaseDocumentId} from './release-state.ts'
import {publishedForm} from './published-form.ts'

const create: Action = (fields, {working, userId, isDryRun}) => {
  const name = nameField(fields)
  const id = releaseDocumentId(name)
  if (isDryRun) return
  if (working.get(id) !== undefined) {
    throw actionError('documentAlreadyExistsError', `Release "${name}" already exists`, {id})
  }
  working.apply({
    create: {_id: id, _type: 'system.release', name, userId, state: 'active', metadata: metadataOf(fields)},
  })
}

const importRelease: Action = (fields, {working, userId, isDryRun}) => {
  const name = nameField(fields)
  const id = releaseDocumentId(name)
  const attributes = isRecord(fields['attributes']) ? fields['attributes'] : fields['document']
  if (isDryRun) return
  const known = working.get(id)
  if (known !== undefined && fields['ifExists'] === 'ignore') return
  if (known !== undefined && fields['ifExists'] !== 'replace') {
    throw actionError('documentAlreadyExistsError', `Release "${name}" already exists`, {id})
  }
  working.apply({
    createOrReplace: {
      userId,
      state: 'active',
      metadata: metadataOf({}),
      ...(isRecord(attributes) ? attributes : {}),
      _id: id,
      _type: 'system.release',
      name,
    },
  })
}

const edit = releaseIn(['active', 'scheduled'], ({_id: id}, _name, fields, {working}) => {
  for (const mutation of patchesField(fields, id)) working.apply(mutation)
})

const publish = releaseIn(['active', 'scheduled'], (release, name, _fields, context) =>
  publishNow(release, name, context),
)

const schedule = releaseIn(['active', 'scheduled'], (release, name, fields, context) => {
  const publishAt = new Date(textField(fields, 'publishAt'))
  if (Number.isNaN(publishAt.getTime()))
    throw badRequest('Unexpected `publishAt`, expected a time such as 2026-11-22T08:00:00Z')
  if (publishAt.getTime() <= Date.parse(context.working.stamp.timestamp)) publishNow(release, name, context)
  else {
    context.working.apply(patchOf(release._id, {set: {state: 'scheduled', publishAt: publishAt.toISOString()}}))
  }
})

const unschedule = releaseIn(['scheduled', 'scheduling'], ({_id: id}, _name, _fields, {working}) => {
  working.apply(patchOf(id, {set: {state: 'active'}, unset: ['publishAt']}))
})

const archive = releaseIn(['active'], ({_id: id}, name, _fields, context) => {
  const versions = context.versionsIn(name)
  context.working.apply(patchOf(id, {set: {state: 'archived', finalDocumentStates: finalStates(versions)}}))
  removeVersions(versions, context)
})

const unarchive = releaseIn(['archived'], (release, _name, _fields, {working, lastRevision, followUp}) => {
  working.apply(patchOf(release._id, {set: {state: 'unarchiving'}}))
  followUp((next) => {
    for (const id of versionIdsOf(release)) {
      const version = lastRevision(id)
      if (version === undefined || next.get(id) !== undefined) continue
      const {_rev: _, _updatedAt: __, ...document} = version
      next.apply({create: document})
    }
    next.apply(patchOf(release._id, {set: {state: 'active'}, unset: ['finalDocumentStates']}))
  })
})

const remove = releaseIn(['archived', 'published'], ({_id: id}, _name, _fields, {working}) => {
  working.apply({delete: {id}})
})

/** Actions on releases (https://www.sanity.io/docs/http-reference/actions#releases), by type. */
export const releaseActions: Readonly<Record<string, Action>> = {
  'sanity.action.release.create': create,
  'sanity.action.release.import': importRelease,
  'sanity.action.release.edit': edit,
  'sanity.action.release.publish': publish,
  'sanity.action.release.schedule': schedule,
  'sanity.action.release.unschedule': unschedule,
  'sanity.action.release.archive': archive,
  'sanity.action.release.unarchive': unarchive,
  'sanity.action.release.delete': remove,
}

const releaseName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

function nameField(fields: Fields): string {
  const name = textField(fields, 'releaseId')
  if (releaseName.test(name)) return name
  throw badRequest(
    `Unexpected \`releaseId\` ${JSON.stringify(name)}, expected up to 64 letters, digits, hyphens and underscores`,
  )
}

function metadataOf(fields: Fields): Fields {
  const {metadata} = fields
  return {releaseType: 'undecided', ...(isRecord(metadata) ? metadata : {})}
}

/**
 * Creates an action on a release that must be in one of some states. A dry run succeeds in any state. Otherwise Studio
 * would think that the user may never do it.
 */
function releaseIn(
  states: readonly string[],
  run: (release: LakeDocument, name: string, fields: Fields, context: ActionContext) => void,
): Action {
  return (fields, context) => {
    const name = nameField(fields)
    if (context.isDryRun) return
    const release = existing(context.working, releaseDocumentId(name))
    checkState(release, states)
    run(release, name, fields, context)
  }
}

/**
 * Publishes all versions of a release in one transaction. The versions stay until the next transaction, each with the
 * revision of this one. Studio uses that revision to find what the release changed, when someone wants to revert it.
 */
function publishNow(release: LakeDocument, name: string, context: ActionContext): void {
  const {working, versionsIn} = context
  const versions = versionsIn(name)
  for (const version of versions) {
    const id = publishedIdOf(version._id)
    const published = working.get(id)
    if (isGoingAway(version['_system'])) {
      if (published !== undefined) working.apply({delete: {id}})
    } else {
      working.apply({createOrReplace: publishedForm(version, id, published, context)})
    }
    working.apply(patchOf(version._id, {unset: ['_system.publishing']}))
  }
  working.apply(
    patchOf(release._id, {
      set: {state: 'published', publishedAt: working.stamp.timestamp, finalDocumentStates: finalStates(versions)},
    }),
  )
  removeVersions(versions, context)
}

function finalStates(versions: readonly LakeDocument[]): ReadonlyArray<{readonly _key: string; readonly id: string}> {
  return versions.map(({_id: id}) => ({_key: id.replaceAll('.', '-'), id}))
}

/** Deletes the versions of a release in a second transaction, after their final states are stored. */
function removeVersions(versions: readonly LakeDocument[], {followUp}: ActionContext): void {
  followUp((working) => {
    for (const {_id: id} of versions) working.apply({delete: {id}})
  })
}

function versionIdsOf({finalDocumentStates}: LakeDocument): readonly string[] {
  return Array.isArray(finalDocumentStates)
    ? finalDocumentStates.flatMap((state: unknown) =>
        isRecord(state) && typeof state['id'] === 'string' ? [state['id']] : [],
      )
    : []
}
