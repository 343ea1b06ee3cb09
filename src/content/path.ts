/** Where in a document something is: field names, array positions, and `_key`s of array members. */
export type PathSegment = string | number | {readonly _key: string}
export type Path = readonly PathSegment[]

/** A path as Sanity writes it: `body[_key=="b3"].children[0].text`. */
export function formatPath(path: Path): string {
  return path.map(formatSegment).join('').replace(/^\./, '')
}

/** The segment of an array member: its `_key` where it has one, else its position. */
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
