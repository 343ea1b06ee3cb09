import {isRecord} from '../../content/document.ts'
import {quote, type Finding} from '../../content/findings.ts'
import {pathOf, walk, type Visitor} from '../../content/walk.ts'
import {defineRule} from '../rule.ts'

/**
 * Every object in an array has its own `_key`. Studio, patches and the paths of messages use it to find the object.
 * https://www.sanity.io/docs/array-type
 */
export const arrayKeys = defineRule({
  id: 'array-keys',
  createCheck:
    () =>
    ({document}) => {
      const findings: Finding[] = []
      const visit: Visitor = (value, trail) => {
        if (!Array.isArray(value)) return
        const seen = new Map<string, number>()
        for (const [index, member] of value.entries()) {
          if (!isRecord(member)) continue
          const key = member['_key']
          if (typeof key !== 'string' || key === '') {
            findings.push({
              reason: 'Unexpected array member without `_key`, expected a key of its own',
              path: [...pathOf(trail), index],
              note: 'Studio adds keys by itself; content made by other tools must bring them',
            })
            continue
          }
          const first = seen.get(key)
          if (first === undefined) seen.set(key, index)
          else {
            findings.push({
              reason: `Unexpected second \`_key\` ${quote(key)}, expected each key once in a list`,
              path: [...pathOf(trail), index],
              actual: key,
              cause: `The first is at position ${first}`,
            })
          }
        }
      }
      walk(document, visit)
      return findings
    },
})
