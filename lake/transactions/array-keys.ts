import {randomBytes} from 'node:crypto'
import {isRecord} from '../../src/content/document.ts'

/**
 * Returns the same value with a `_key` in each object of a list that has none. Clients ask for this with
 * `autoGenerateArrayKeys` (https://www.sanity.io/docs/http-reference/mutation).
 */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((member: unknown) => {
      const keyed = withArrayKeys(member)
      return isRecord(keyed) && keyed['_key'] === undefined && !isMutationLike(keyed)
        ? {_key: randomBytes(6).toString('hex'), ...keyed}
        : keyed
    })
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withArrayKeys(member)]))
}

const kinds: ReadonlySet<string> = new Set(['create', 'createIfNotExists', 'createOrReplace', 'delete', 'patch'])

/** Whether an object looks like a mutation. Mutations get no `_key`, because their list is not part of a document. */
function isMutationLike(value: Readonly<Record<string, unknown>>): boolean {
  const [name, ...others] = Object.keys(value)
  return others.length === 0 && name !== undefined && kinds.has(name)
}
