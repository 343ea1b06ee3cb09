import {isRecord} from './document.ts'
import {segmentOf, type Path} from './path.ts'

export interface Visit {
  readonly value: unknown
  readonly path: Path
}

/**
 * Every value in a document, parents first, each with its path. Depth is bounded by the caller's check of the
 * document (`nesting-depth`); the walk itself keeps its own stack, so that hostile nesting cannot overflow it.
 */
export function* walk(root: unknown): Generator<Visit> {
  const stack: Visit[] = [{value: root, path: []}]
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    yield visit
    const {value, path} = visit
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        stack.push({value: value[index], path: [...path, segmentOf(value[index], index)]})
      }
    } else if (isRecord(value)) {
      const names = Object.keys(value)
      for (let index = names.length - 1; index >= 0; index--) {
        const name = names[index] ?? ''
        stack.push({value: value[name], path: [...path, name]})
      }
    }
  }
}
