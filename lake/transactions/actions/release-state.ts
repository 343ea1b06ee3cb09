import type {LakeDocument} from '../../document.ts'
import type {WorkingSet} from '../working-set.ts'
import {actionError} from './action.ts'

export function releaseDocumentId(releaseId: string): string {
  return `_.releases.${releaseId}`
}

/** Refuses a release that is not in one of the expected states. @throws {LakeError} 409 */
export function checkState(release: LakeDocument, expected: readonly string[]): void {
  const state = stateOf(release)
  if (state !== undefined && expected.includes(state)) return
  throw actionError(
    'releaseStateError',
    `Release "${release._id}" is ${state ?? 'in no state'}, expected ${expected.join(' or ')}`,
    {id: release._id, state},
  )
}

/** Refuses to change a version of a release that exists and is not active. @throws {LakeError} 409 */
export function checkWritable(working: WorkingSet, id: string): void {
  const releaseId = releaseOf(id)
  const release = releaseId === undefined ? undefined : working.get(releaseDocumentId(releaseId))
  if (release !== undefined) checkState(release, ['active'])
}

function stateOf(release: LakeDocument | undefined): string | undefined {
  const state = release?.['state']
  return typeof state === 'string' ? state : undefined
}

/** Returns the id of the release that a version belongs to. */
function releaseOf(id: string): string | undefined {
  return /^versions\.([^.]+)\./.exec(id)?.[1]
}
