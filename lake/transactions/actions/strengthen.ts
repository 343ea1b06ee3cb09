import {isRecord} from '../../../src/content/document.ts'

/** Returns a document with its references strengthened for publishing. */
export function strengthened<Document extends object>(document: Document): Document {
  return {
    ...document,
    ...Object.fromEntries(
      Object.entries(document).map(([name, value]: [string, unknown]) => [name, strengthenReferences(value)]),
    ),
  }
}

/**
 * Returns a value in its published form. References that were kept weak in the draft become what the schema says
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
