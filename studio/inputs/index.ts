import type {ComponentType} from 'react'
import type {ArrayOfObjectsInputProps, SchemaTypeDefinition, StringInputProps} from 'sanity'
import {ColourInput} from './colour-input.tsx'
import {PartInput} from '../regions/part-input.tsx'
import {RegionInput} from '../regions/region-input.tsx'
import {DoiInput} from './doi-input.tsx'

/** Returns the types, with our own inputs for the fields listed below. */
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

type Input = ComponentType<StringInputProps> | ComponentType<ArrayOfObjectsInputProps>

/** Our own inputs, by type and field. They are not in `schemas/`, so that Node never loads React. */
const inputs: Readonly<Record<string, Readonly<Record<string, Input>>>> = {
  article: {regions: RegionInput},
  benefit: {regions: RegionInput},
  feed: {regions: RegionInput},
  bodyRegion: {includes: PartInput},
  source: {doi: DoiInput},
  siteSettings: {brandColour: ColourInput, backgroundColour: ColourInput},
}
