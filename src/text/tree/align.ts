import {diffArrays} from 'diff'
import {isRecord} from '../../content/document.ts'
import {markdownTypes} from '../known-types.ts'
import {createWriteContext} from '../dialects/context.ts'
import {vocabularies} from '../dialects/vocabularies.ts'
import {createKeys} from './keys.ts'
import {toPhrasing} from './phrasing.ts'
import {proseFields, withFields, type Fields} from './vocabulary.ts'

/*
 * Edited text comes back without keys. Array members are matched with the stored ones by their content, so that a
 * comment, a link or another editor's change still finds the block it belongs to.
 */

export interface AlignOptions {
  /** Whether a changed block keeps the stored fields that the text cannot express. */
  readonly keepsFields?: boolean
}

/** The lowest likeness at which two members count as versions of the same text. */
export const alike = 0.4

/** Returns how alike two members are, from 0 to 1: the share of words in common (Dice's coefficient). */
export function likeness(a: Fields, b: Fields): number {
  if (a['_type'] !== b['_type']) return 0
  const left = wordsOf(a)
  const right = new Map<string, number>()
  for (const word of wordsOf(b)) right.set(word, (right.get(word) ?? 0) + 1)
  const total = left.length + [...right.values()].reduce((sum, count) => sum + count, 0)
  let common = 0
  for (const word of left) {
    const count = right.get(word) ?? 0
    if (count > 0) common += 1
    right.set(word, count - 1)
  }
  return total === 0 ? 1 : (2 * common) / total
}

/**
 * Gives blocks that were read from an edited text the keys of the blocks it was written from. Unchanged blocks come
 * back as they were stored, changed blocks keep their key, and new blocks get a new key.
 */
export function alignKeys(next: readonly Fields[], previous: unknown, options: AlignOptions = {}): Fields[] {
  return alignMembers(next, arrayOf(previous), options)
}

/** The words of a member, for comparison. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, field]) =>
    name.startsWith('_') && name !== '_ref' ? [] : wordsOf(field),
  )
}

function alignMembers(next: readonly unknown[], before: readonly unknown[], options: AlignOptions): Fields[] {
  const fresh = membersOf(next)
  const old = membersOf(before)
  const pairs = pairUnchanged(fresh, old)
  pairMoved(fresh, old, pairs)
  for (const gap of gapsOf(fresh, old, pairs)) pairChanged(gap, pairs)
  const used = new Set(before.flatMap((member) => keyOf(member) ?? []))
  const createKey = createKeys(used)
  const given = new Set<string>()
  return fresh.map((member): Fields => {
    const pair = pairs.get(member)
    const same = pair?.signature === member.signature
    const value = pair === undefined ? member.value : same ? pair.value : adopt(member.value, pair.value, options)
    const own = keyOf(value)
    // Keys are unique among siblings: a new key must not be a stored one, and a key stored twice is used once.
    const isFree = own !== undefined && !given.has(own) && (pair !== undefined || !used.has(own))
    let key = isFree ? own : createKey()
    while (given.has(key)) key = createKey()
    given.add(key)
    return key === own ? value : withFields(value, {_key: key})
  })
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

interface Member {
  readonly value: Fields
  readonly signature: string
}

function membersOf(values: readonly unknown[]): Member[] {
  return values.filter(isRecord).map((value) => ({value, signature: signatureOf(value)}))
}

type Pairs = Map<Member, Member>

function pairUnchanged(next: readonly Member[], before: readonly Member[]): Pairs {
  const pairs: Pairs = new Map()
  const changes = diffArrays(
    before.map(({signature}) => signature),
    next.map(({signature}) => signature),
  )
  let oldIndex = 0
  let newIndex = 0
  for (const {added, removed, count} of changes) {
    for (let step = 0; step < count; step += 1) {
      const fresh = next[newIndex]
      const old = before[oldIndex]
      if (!added && !removed && fresh !== undefined && old !== undefined) pairs.set(fresh, old)
      if (!removed) newIndex += 1
      if (!added) oldIndex += 1
    }
  }
  return pairs
}

function pairMoved(next: readonly Member[], before: readonly Member[], pairs: Pairs): void {
  const taken = new Set(pairs.values())
  for (const fresh of next) {
    if (pairs.has(fresh)) continue
    const old = before.find((each) => !taken.has(each) && each.signature === fresh.signature)
    if (old === undefined) continue
    pairs.set(fresh, old)
    taken.add(old)
  }
}

/** Returns the runs of unpaired members between paired ones: new members with the old ones at the same position. */
function gapsOf(next: readonly Member[], before: readonly Member[], pairs: Pairs): Array<[Member[], Member[]]> {
  const taken = new Set(pairs.values())
  const positions = new Map(before.map((member, index) => [member, index]))
  const gaps: Array<[Member[], Member[]]> = []
  let open: Member[] = []
  let from = 0
  const close = (until: number): void => {
    const left = before.slice(from, Math.max(from, until)).filter((member) => !taken.has(member))
    if (open.length > 0 && left.length > 0) gaps.push([open, left])
    open = []
    from = Math.max(from, until)
  }
  for (const member of next) {
    const old = pairs.get(member)
    if (old === undefined) open.push(member)
    else close(positions.get(old) ?? from)
  }
  close(before.length)
  return gaps
}

/** The most pairs to compare. If there are more, the text changed so much that it counts as new. */
const maxPairs = 40_000

function pairChanged(gap: readonly [readonly Member[], readonly Member[]], pairs: Pairs): void {
  const [fresh, old] = gap
  const sameKinds =
    fresh.length === old.length && fresh.every(({value}, index) => value['_type'] === old[index]?.value['_type'])
  if (sameKinds) {
    for (const [index, member] of fresh.entries()) {
      const other = old[index]
      if (other !== undefined) pairs.set(member, other)
    }
    return
  }
  if (fresh.length * old.length > maxPairs) return
  const candidates = fresh
    .flatMap((member) => old.map((other) => ({member, other, score: likeness(member.value, other.value)})))
    .filter(({score}) => score >= alike)
    .toSorted((a, b) => b.score - a.score)
  const taken = new Set<Member>()
  for (const {member, other} of candidates) {
    if (pairs.has(member) || taken.has(other)) continue
    pairs.set(member, other)
    taken.add(other)
  }
}

function keyOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value['_key'] === 'string' && value['_key'] !== '' ? value['_key'] : undefined
}

/** Returns a changed member with the keys of its stored version. */
function adopt(next: Fields, before: Fields, options: AlignOptions): Fields {
  const key = keyOf(before)
  const keyed = key === undefined ? next : {...next, _key: key}
  if (next['_type'] === 'block') {
    const others = Object.entries(before).filter(([name]) => !proseFields.has(name) && !Object.hasOwn(next, name))
    const kept = options.keepsFields === true ? Object.fromEntries(others) : {}
    return {...alignProse(keyed, before), ...kept}
  }
  const fields = Object.entries(keyed).map(([name, field]): [string, unknown] => {
    const old = before[name]
    if (holdsRecords(field) && holdsRecords(old)) return [name, alignMembers(field, old, options)]
    return [name, isRecord(field) && signatureOf(field) === signatureOf(old) ? old : field]
  })
  return Object.fromEntries(fields)
}

/** Returns the content of a member as a string. It does not depend on keys or on how text is split into spans. */
function signatureOf(member: unknown): string {
  return JSON.stringify(withoutKeys(member))
}

/** Gives mark definitions their stored keys, and renames the marks on the spans to match. */
function alignProse(next: Fields, before: Fields): Fields {
  const definitions = alignMembers(arrayOf(next['markDefs']), arrayOf(before['markDefs']), {})
  const renamed = new Map(
    arrayOf(next['markDefs']).map((definition, index) => [keyOf(definition), keyOf(definitions[index])]),
  )
  const children = arrayOf(next['children']).map((child) =>
    isRecord(child) && Array.isArray(child['marks'])
      ? withFields(child, {
          marks: child['marks'].map((mark: unknown) => (typeof mark === 'string' ? (renamed.get(mark) ?? mark) : mark)),
        })
      : child,
  )
  return {...next, markDefs: definitions, children: alignMembers(children, arrayOf(before['children']), {})}
}

function holdsRecords(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isRecord)
}

function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeys)
  if (!isRecord(value)) return value
  const {_key, ...fields} = value
  if (fields['_type'] !== 'block') return sortedEntries(fields).map(([name, field]) => [name, withoutKeys(field)])
  const {children, markDefs, style = 'normal', ...others} = fields
  const context = createWriteContext(vocabularies.source, markdownTypes, () => {})
  return [
    style,
    toPhrasing({children, markDefs}, context),
    sortedEntries(others).map(([name, field]) => [name, withoutKeys(field)]),
  ]
}

function sortedEntries(fields: Fields): Array<[string, unknown]> {
  return Object.entries(fields)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
