import {documentTypes} from '../../schemas/index.ts'
import type {FieldOrder} from './content-text.ts'

/** Returns the fields of a document type, in the order of the schema. */
export const fieldOrder: FieldOrder = (type) => fieldNames.get(type) ?? []

/** Whether documents of a type have the field `previousSlugs`, so that their old addresses are kept. */
export function keepsAddresses(type: string): boolean {
  return fieldNames.get(type)?.includes('previousSlugs') ?? false
}

const fieldNames = new Map(documentTypes.map(({name, fields}) => [name as string, fields.map((field) => field.name)]))
