import {isRecord} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** Body regions form a tree: no region is part of itself, directly or through others. */
export const regionTree = defineRule({
  id: 'region-tree',
  createCheck: ({snapshot}) => {
    const parentOf = (id: string): string | undefined => {
      const parent = snapshot.get(id)?.document['parent']
      return isRecord(parent) && typeof parent['_ref'] === 'string' ? parent['_ref'] : undefined
    }
    return function* ({id, type}) {
      if (type !== 'bodyRegion') return
      const way: string[] = [id]
      for (let next = parentOf(id); next !== undefined; next = parentOf(next)) {
        if (next === id) {
          yield {
            reason: `Unexpected parent ${quote(way[1] ?? id)}, expected a region that is not a part of this one`,
            path: ['parent'],
            actual: [...way, id].join(' → '),
          }
          return
        }
        if (way.includes(next)) return
        way.push(next)
      }
    }
  },
})
