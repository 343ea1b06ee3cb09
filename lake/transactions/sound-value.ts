import {limits} from '../../src/content/limits.ts'
import {badRequest} from '../errors.ts'

/**
 * Refuses what no document can hold: values nested too deep to walk, and the one field name that JavaScript gives another
 * meaning. @throws {LakeError} 400
 */
export function checkSound(value: unknown, maxDepth: number = limits.maxNestingDepth): void {
  return check(value, 0, maxDepth)
}

function check(value: unknown, depth: number, maxDepth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth) {
    throw badRequest(`Unexpected lists and objects nested more than ${maxDepth} deep, expected less`)
  }
  if (Array.isArray(value)) {
    for (const member of value) check(member, depth + 1, maxDepth)
    return
  }
  // Half of the time of an import is spent here: no list of fields is made.
  for (const name in value) {
    if (name === '__proto__') throw badRequest('Unexpected field `__proto__`, expected another name')
    check(Reflect.get(value, name), depth + 1, maxDepth)
  }
}
