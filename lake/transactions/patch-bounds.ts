import {isRecord} from '../../src/content/document.ts'
import {limits} from '../../src/content/limits.ts'
import {badRequest} from '../errors.ts'
import type {PatchOperations} from './mutation.ts'

/**
 * Refuses a patch that would take long whatever it is applied to: `@sanity/mutator` visits every member of a range, whether
 * the list has it or not, and every step of a path.
 * @throws {LakeError} 400 that names the limit
 */
export function checkPatch(patch: PatchOperations, document: unknown): void {
  const paths = pathsOf(patch)
  if (paths.length > maxPaths)
    throw badRequest(
      `Unexpected patch of ${paths.length.toLocaleString('en')} paths, expected at most ${maxPaths.toLocaleString('en')}: split it`,
    )
  let work = 0
  for (const path of paths) {
    checkPath(path)
    const members = membersIn(path, document)
    // The mutator compares every member that a range names with all others.
    work += members ** 2
    if (work > maxMembers ** 2)
      throw badRequest(
        `Unexpected ranges of ${members.toLocaleString('en')} members in ${shownPath(path)}, expected at most ${maxMembers.toLocaleString('en')} in a patch: name members by their keys, or set the list`,
      )
  }
  for (const text of Object.values(patch.diffMatchPatch ?? {})) {
    if (typeof text === 'string' && text.length > maxTextPatch)
      throw badRequest(
        `Unexpected patch of a text of ${text.length.toLocaleString('en')} characters, expected at most ${maxTextPatch.toLocaleString('en')}: set the text instead`,
      )
  }
}

/** The most paths of a patch, characters of a path, and members that the ranges of a path may name together. */
const maxPaths = 5000
const maxPathLength = 1024
const maxMembers = 500
/** Higher positions in a list are taken for a mistake. */
const maxIndex = 1_000_000
/** How often a path may look for a name at any depth. */
const maxDescents = 2
const maxTextPatch = 262_144

function pathsOf({set, setIfMissing, merge, inc, dec, diffMatchPatch, unset, insert}: PatchOperations): string[] {
  const {before, after, replace} = insert ?? {}
  return [
    ...[set, setIfMissing, merge, inc, dec, diffMatchPatch].flatMap((table) =>
      isRecord(table) ? Object.keys(table) : [],
    ),
    ...(unset ?? []),
    ...[before, after, replace].filter((path) => typeof path === 'string'),
  ]
}

function checkPath(path: string): void {
  const shown = shownPath(path)
  if (path.length > maxPathLength)
    throw badRequest(`Unexpected path ${shown} of ${path.length} characters, expected at most ${maxPathLength}`)
  const steps = plainSteps(path)
  const depth = steps.match(/[.[]/g)?.length ?? 0
  if (depth > limits.maxNestingDepth * 2)
    throw badRequest(`Unexpected path ${shown} of ${depth} steps, expected at most ${limits.maxNestingDepth * 2}`)
  const descents = steps.match(/\.\./g)?.length ?? 0
  if (descents > maxDescents)
    throw badRequest(`Unexpected path ${shown} with \`..\` ${descents} times, expected at most ${maxDescents} times`)
  for (const [digits] of steps.matchAll(/\d+/g)) {
    if (Number(digits) > maxIndex && /[[,:-]\s*$/.test(steps.slice(0, steps.indexOf(digits))))
      throw badRequest(`Unexpected position ${digits} in ${shown}, expected at most ${maxIndex}`)
  }
}

/** How many members the ranges of a path name, at most. */
function membersIn(path: string, document: unknown): number {
  let members = 0
  for (const [, from = '', to = ''] of plainSteps(path).matchAll(/(-?\d*)\s*:\s*(-?\d*)/g)) {
    const isOpen = from === '' || to === '' || from.startsWith('-') !== to.startsWith('-')
    const width = isOpen ? longestList(document) : Math.abs(Number(to) - Number(from))
    members = Math.max(1, members) * Math.max(1, width)
  }
  return members
}

function longestList(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((most: number, member) => Math.max(most, longestList(member)), value.length)
  return isRecord(value)
    ? Object.values(value).reduce((most: number, member) => Math.max(most, longestList(member)), 0)
    : 0
}

/** What is in quotes is a key or a value, and no step. */
function plainSteps(path: string): string {
  return path.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
}

function shownPath(path: string): string {
  return JSON.stringify(path.length > 80 ? `${path.slice(0, 80)}…` : path)
}
