import {isRecord} from './document.ts'
import {segmentOf, type Path, type PathSegment} from './path.ts'

/** The position of a value in a document, as a linked list. A path is built from it only when something is reported. */
export interface Trail {
  readonly parent: Trail | undefined
  /** The name of a field, or an index in a list. */
  readonly step: string | number
  readonly value: unknown
}

export type Visitor = (value: unknown, trail: Trail | undefined) => void

/** Builds the path of a trail. The document itself has the empty path. */
export function pathOf(trail: Trail | undefined): Path {
  const path: PathSegment[] = []
  for (let at = trail; at !== undefined; at = at.parent) path.push(segmentAt(at))
  return path.toReversed()
}

/**
 * Calls a visitor with every value in a document, in document order, parents first. It recurses without a limit, because
 * nesting is checked when a document is read (`limits.maxNestingDepth`).
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
