import {isRecord} from '../../../src/content/document.ts'

/** A document as it is published. */
export function strengthened<Document extends object>(document: Document): Document {
  return {
    ...document,
    ...Object.fromEntries(
      Object.entries(document).map(([name, value]: [string, unknown]) => [name, strengthenReferences(value)]),
    ),
  }
}

/**
 * A value as it is published: references that were kept weak while their document was a draft become what the schema says
 * (`_strengthenOnPublish`, https://www.sanity.io/docs/reference-type).
 */
function strengthenReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthenReferences)
  if (!isRecord(value)) return value
  const {_strengthenOnPublish: mark, ...rest} = value
  if (mark !== undefined && typeof rest['_ref'] === 'string') {
    if (isRecord(mark) && mark['weak'] === true) return rest
    const {_weak: _, ...strong} = rest
    return strong
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, strengthenReferences(member)]))
}
