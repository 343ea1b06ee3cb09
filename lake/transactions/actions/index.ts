import {isRecord} from '../../../src/content/document.ts'
import {badRequest} from '../../errors.ts'
import type {Action, Fields} from './action.ts'
import {documentActions} from './documents.ts'
import {releaseActions} from './releases.ts'
import {versionActions} from './versions.ts'

/** An action with its fields, ready to run. */
export interface Step {
  readonly run: Action
  readonly fields: Fields
}

/** Decodes the actions of a request. @throws {LakeError} 400 that says which one is unknown */
export function decodeActions(value: unknown): Step[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((fields, index) => {
    const type = isRecord(fields) ? fields['actionType'] : undefined
    const run = typeof type === 'string' && Object.hasOwn(actions, type) ? actions[type] : undefined
    if (run !== undefined && isRecord(fields)) return {run, fields}
    throw badRequest(
      `Unexpected action ${JSON.stringify(type ?? null)} at position ${index}, expected one of ${Object.keys(actions).join(', ')}`,
    )
  })
}

const actions: Readonly<Record<string, Action>> = {...documentActions, ...versionActions, ...releaseActions}
