/** One step of a path in a document: a field name, an array index, or the `_key` of an array member. */
export type PathSegment = string | number | {readonly _key: string}
export type Path = readonly PathSegment[]

/** Formats a path as Sanity does: `body[_key=="b3"].children[0].text`. */
export function formatPath(path: Path): string {
  return path.map(formatSegment).join('').replace(/^\./, '')
}

/** Returns the path segment of an array member: its `_key` if it has one, else its index. */
export function segmentOf(member: unknown, index: number): PathSegment {
  return typeof member === 'object' && member !== null && '_key' in member && typeof member._key === 'string'
    ? {_key: member._key}
    : index
}

const plainName = /^[A-Za-z_$][\w$]*$/

function formatSegment(segment: PathSegment): string {
  if (typeof segment === 'number') return `[${segment}]`
  if (typeof segment === 'object') return `[_key==${JSON.stringify(segment._key)}]`
  return plainName.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`
}
