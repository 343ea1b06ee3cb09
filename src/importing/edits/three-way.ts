import {isRecord} from '../../content/document.ts'
import {segmentOf, type Path} from '../../content/path.ts'

/** A place that both sides changed in different ways. */
export interface Conflict {
  readonly path: Path
}

/**
 * Merges two versions of a document that come from the same base. A change on one side is applied. If both sides changed
 * a place in different ways, `theirs` stays and the conflict is reported.
 *
 * @param base - the version that both come from
 * @param theirs - the document as it is now
 * @param ours - the incoming version
 */
export function mergeThreeWay<Document extends Fields>(
  base: Document,
  theirs: Document,
  ours: Document,
): {readonly document: Fields; readonly conflicts: readonly Conflict[]} {
  const conflicts: Conflict[] = []
  const document = mergeFields(base, theirs, ours, [], (path) => conflicts.push({path}))
  return {document, conflicts}
}

type Fields = Readonly<Record<string, unknown>>

type Report = (path: Path) => void

function mergeFields(base: Fields, theirs: Fields, ours: Fields, path: Path, report: Report): Fields {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])]
  const entries = names.map((name): [string, unknown] => [
    name,
    mergeValues(base[name], theirs[name], ours[name], [...path, name], report),
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function mergeValues(base: unknown, theirs: unknown, ours: unknown, path: Path, report: Report): unknown {
  if (same(ours, base) || same(ours, theirs)) return theirs
  if (same(theirs, base)) return ours
  if (isRecord(theirs) && isRecord(ours) && !isWhole(theirs))
    return mergeFields(isRecord(base) ? base : {}, theirs, ours, path, report)
  if (isKeyed(theirs) && isKeyed(ours)) return mergeMembers(isKeyed(base) ? base : [], theirs, ours, path, report)
  report(path)
  return theirs
}

function same(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b)
}

/** Whether a value is merged as a whole. Blocks are, so that the words of two people are not mixed in one paragraph. */
function isWhole(value: Fields): boolean {
  return value['_type'] === 'block' || value['_type'] === 'reference'
}

function isKeyed(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.every((member) => keyOf(member) !== undefined)
}

function mergeMembers(
  base: readonly Fields[],
  theirs: readonly Fields[],
  ours: readonly Fields[],
  path: Path,
  report: Report,
): Fields[] {
  const byKey = (members: readonly Fields[]): Map<string, Fields> =>
    new Map(members.map((member) => [keyOf(member) ?? '', member]))
  const [before, there, here] = [byKey(base), byKey(theirs), byKey(ours)]
  const merged: Fields[] = []
  for (const [index, own] of ours.entries()) {
    const key = keyOf(own) ?? ''
    const old = before.get(key)
    const other = there.get(key)
    const at = [...path, segmentOf(own, index)]
    if (other === undefined && old !== undefined) {
      // `theirs` removed it, so it goes. If `ours` changed it, that is a conflict.
      if (!same(own, old)) report(at)
      continue
    }
    const value = other === undefined ? own : mergeValues(old, other, own, at, report)
    if (isRecord(value)) merged.push(value)
  }
  for (const [index, other] of theirs.entries()) {
    const key = keyOf(other) ?? ''
    if (here.has(key)) continue
    const old = before.get(key)
    if (old !== undefined && same(other, old)) continue
    // `theirs` added it, or changed it while `ours` removed it. It stays, after the members before it in `theirs`.
    if (old !== undefined) report([...path, segmentOf(other, index)])
    const earlier = new Set(theirs.slice(0, index).map(keyOf))
    const after = merged.findLastIndex((member) => earlier.has(keyOf(member)))
    merged.splice(after + 1, 0, other)
  }
  return merged
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_name, field: unknown) =>
      isRecord(field)
        ? Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : field,
    ) ?? 'undefined'
  )
}

function keyOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value['_key'] === 'string' ? value['_key'] : undefined
}
