import {documentTypes} from '../../schemas/index.ts'
import type {FieldOrder} from './content-text.ts'

/** The fields of a document type, in the order of the schema. */
export const fieldOrder: FieldOrder = (type) => fieldNames.get(type) ?? []

/** Whether documents of a type keep the addresses they had. */
export function keepsAddresses(type: string): boolean {
  return fieldNames.get(type)?.includes('previousSlugs') ?? false
}

const fieldNames = new Map(documentTypes.map(({name, fields}) => [name as string, fields.map((field) => field.name)]))
