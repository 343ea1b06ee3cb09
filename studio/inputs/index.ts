import type {ComponentType} from 'react'
import type {SchemaTypeDefinition, StringInputProps} from 'sanity'
import {ColourInput} from './colour-input.tsx'

/** The same types, their fields with inputs of our own where there are any. */
export function withInputs(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  return types.map((type) => {
    const own = inputs[type.name]
    if (own === undefined || !('fields' in type) || !Array.isArray(type.fields)) return type
    const fields = type.fields.map((field) => {
      const input = own[field.name]
      return input === undefined ? field : {...field, components: {input}}
    })
    return {...type, fields}
  })
}

/** Inputs of our own: by type, then by field. `schemas/` holds data only, so that Node never loads React. */
const inputs: Readonly<Record<string, Readonly<Record<string, ComponentType<StringInputProps>>>>> = {
  siteSettings: {brandColour: ColourInput, backgroundColour: ColourInput},
}
