import {isRecord} from './document.ts'
import {segmentOf, type Path, type PathSegment} from './path.ts'

/** The way to a value, kept as a chain so that a path is only made for what is reported. */
export interface Trail {
  readonly parent: Trail | undefined
  /** A field's name, or a position in a list with the member that stands there. */
  readonly step: string | number
  readonly value: unknown
}

export type Visitor = (value: unknown, trail: Trail | undefined) => void

/** The path of a trail; the document itself has the empty path. */
export function pathOf(trail: Trail | undefined): Path {
  const path: PathSegment[] = []
  for (let at = trail; at !== undefined; at = at.parent) path.push(segmentAt(at))
  return path.toReversed()
}

/**
 * Shows every value in a document to a visitor, in document order, parents first. How deep a document may nest is
 * checked when it is read (`limits.nestingDepth`).
 */
export function walk(value: unknown, visit: Visitor, trail?: Trail): void {
  visit(value, trail)
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const member: unknown = value[index]
      walk(member, visit, {parent: trail, step: index, value: member})
    }
  } else if (isRecord(value)) {
    for (const name of Object.keys(value)) {
      const field = value[name]
      walk(field, visit, {parent: trail, step: name, value: field})
    }
  }
}

function segmentAt({step, value}: Trail): PathSegment {
  return typeof step === 'string' ? step : segmentOf(value, step)
}
