import {isRecord} from '../../src/content/document.ts'
import {limits} from '../../src/content/limits.ts'
import {textOf, type LakeDocument} from '../document.ts'
import {badRequest} from '../errors.ts'
import {checkSound} from './sound-value.ts'

/**
 * Refuses a document that is larger than the lake stores. The limits of attributes and of their depth are those of the
 * hosted Content Lake, so that content can move there (https://www.sanity.io/docs/content-lake/technical-limits).
 * @returns its size in bytes @throws {LakeError} 400 that names the limit
 */
export function checkDocument(document: LakeDocument): number {
  checkSound(document)
  const {_id: id} = document
  const {fields, depth} = measure(document)
  if (depth > maxAttributeDepth)
    throw badRequest(`Unexpected document "${id}" with fields ${depth} deep, expected at most ${maxAttributeDepth}`)
  // Most documents have fewer fields than attributes are allowed, so their attributes need not be told apart.
  const attributes = fields > maxAttributes ? countAttributes(document) : fields
  if (attributes > maxAttributes)
    throw badRequest(
      `Unexpected document "${id}" of ${attributes.toLocaleString('en')} attributes (different paths of fields), expected at most ${maxAttributes.toLocaleString('en')}: make lists of fields whose names are content`,
    )
  const bytes = Buffer.byteLength(textOf(document))
  if (bytes > limits.maxDocumentBytes)
    throw badRequest(
      `Unexpected document "${id}" of ${bytes.toLocaleString('en')} bytes, expected at most ${limits.maxDocumentBytes.toLocaleString('en')}: split the text over several documents`,
    )
  return bytes
}

const maxAttributes = 8000
const maxAttributeDepth = 20

/** Counts the fields of a document, each as often as it occurs, and how deep they are. */
function measure(document: LakeDocument): {readonly fields: number; readonly depth: number} {
  let [fields, deepest] = [0, 0]
  const visit = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) for (const member of value) visit(member, depth)
    else if (typeof value === 'object' && value !== null) {
      deepest = Math.max(deepest, depth + 1)
      for (const name in value) {
        fields++
        visit(Reflect.get(value, name), depth + 1)
      }
    }
  }
  visit(document, 0)
  return {fields, depth: deepest}
}

/** Counts the different paths of fields, each once for each type of its values. The members of a list share one path. */
function countAttributes(document: LakeDocument): number {
  let count = 0
  const visit = (value: unknown, attribute: Attribute): void => {
    const type = Array.isArray(value) ? 'list' : typeof value
    if (!attribute.types.has(type)) count++
    attribute.types.add(type)
    if (Array.isArray(value)) for (const member of value) visit(member, inner(attribute, '[]'))
    else if (isRecord(value)) {
      for (const [name, field] of Object.entries(value)) visit(field, inner(attribute, name))
    }
  }
  const root = createAttribute()
  for (const [name, value] of Object.entries(document)) visit(value, inner(root, name))
  return count
}

interface Attribute {
  readonly types: Set<string>
  readonly fields: Map<string, Attribute>
}

function createAttribute(): Attribute {
  return {types: new Set(), fields: new Map()}
}

function inner({fields}: Attribute, name: string): Attribute {
  const known = fields.get(name)
  if (known !== undefined) return known
  const created = createAttribute()
  fields.set(name, created)
  return created
}
