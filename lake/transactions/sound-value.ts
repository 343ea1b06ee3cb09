import {limits} from '../../src/content/limits.ts'
import {badRequest} from '../errors.ts'

/**
 * Refuses a value that no document can contain: one that is nested too deeply to walk, or has the field name
 * `__proto__` or `hasOwnProperty`, which have a special meaning in JavaScript.
 * @throws {LakeError} 400
 */
export function checkSound(value: unknown, maxDepth: number = limits.maxNestingDepth): void {
  return check(value, 0, maxDepth)
}

const unsoundNames: ReadonlySet<string> = new Set(['__proto__', 'hasOwnProperty'])

function check(value: unknown, depth: number, maxDepth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth) {
    throw badRequest(`Unexpected lists and objects nested more than ${maxDepth} deep, expected less`)
  }
  if (Array.isArray(value)) {
    for (const member of value) check(member, depth + 1, maxDepth)
    return
  }
  // An import spends half of its time here, so this loop does not create a list of the fields.
  for (const name in value) {
    if (unsoundNames.has(name)) throw badRequest(`Unexpected field \`${name}\`, expected another name`)
    check(Reflect.get(value, name), depth + 1, maxDepth)
  }
}
