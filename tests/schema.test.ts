import {describe, expect, it} from 'vitest'
import {documentTypes, objectTypes, schemaTypes} from '../schemas/index.ts'
import {kinds, pagelessTypes} from '../src/content/kinds.ts'
import {
  annotations,
  blockObjects,
  decorators,
  listItems,
  portableTextFields,
  styles,
} from '../src/content/portable-text.ts'
import {referenceTargets} from '../src/checks/rules/reference-type.ts'
import {annotationHandlers, decoratorHandlers} from '../src/pages/tree/marks.ts'
import {blockHandlers} from '../src/pages/tree/blocks/index.ts'
import {styleHandlers} from '../src/pages/tree/page-vocabulary.ts'
import {documentHandlers} from '../src/pages/tree/to-tree.ts'
import {isRecord, recordsIn} from '../src/content/document.ts'
import {walk} from '../src/content/walk.ts'

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted()

/** Every object in the schema's definitions, at any depth. */
const definitions: Array<Readonly<Record<string, unknown>>> = []
walk(schemaTypes, (value) => {
  if (isRecord(value)) definitions.push(value)
})
const blocks = definitions.filter(({type}) => type === 'block')
const valuesOf = (field: (block: Readonly<Record<string, unknown>>) => unknown): string[] =>
  sorted(blocks.flatMap((block) => recordsIn(field(block)).map(({value, type}) => String(value ?? type))))

describe('what the schema lets editors write', () => {
  it('is what the model knows', () => {
    expect(valuesOf(({styles: offered}) => offered)).toEqual(sorted(styles))
    expect(valuesOf(({lists}) => lists)).toEqual(sorted(listItems))
    expect(valuesOf(({marks}) => (isRecord(marks) ? marks['decorators'] : undefined))).toEqual(sorted(decorators))
    expect(valuesOf(({marks}) => (isRecord(marks) ? marks['annotations'] : undefined))).toEqual(sorted(annotations))
    const portableText = objectTypes.find(({name}) => name === 'portableText')
    const members =
      portableText !== undefined && 'of' in portableText ? recordsIn(portableText.of).map(({type}) => String(type)) : []
    expect(sorted(members)).toEqual(sorted(['block', ...blockObjects]))
  })

  it('has files of its own, or is said to have none, for every document type', () => {
    const known = [...kinds.map(({type}) => type), ...Object.keys(pagelessTypes)]
    expect(sorted(documentTypes.map(({name}) => name))).toEqual(sorted(known))
  })

  it('has a handler each, and no handler is left over', () => {
    expect(sorted(Object.keys(styleHandlers))).toEqual(sorted(styles))
    expect(sorted(Object.keys(decoratorHandlers))).toEqual(sorted(decorators))
    expect(sorted(Object.keys(annotationHandlers))).toEqual(sorted(annotations))
    expect(sorted(Object.keys(blockHandlers))).toEqual(sorted(blockObjects))
    expect(sorted(Object.keys(documentHandlers))).toEqual(
      sorted(kinds.filter(({hasMarkdown}) => hasMarkdown).map(({type}) => type)),
    )
  })

  it('has Portable Text in the fields the model names', () => {
    const found = documentTypes.flatMap((type) =>
      recordsIn(type.fields)
        .filter((field) => field['type'] === 'portableText')
        .map((field) => [type.name, String(field['name'])]),
    )
    expect(found).toEqual(
      Object.entries(portableTextFields).flatMap(([type, fields]) => fields.map((field) => [type, field])),
    )
  })

  it('refers only to what the rule on references allows', () => {
    const targets: Record<string, string[]> = {}
    const collect = (name: string, definition: Readonly<Record<string, unknown>>): void => {
      if (definition['type'] === 'reference')
        targets[name] = [...(targets[name] ?? []), ...recordsIn(definition['to']).map(({type}) => String(type))]
      for (const member of recordsIn(definition['of'])) collect(name, member)
    }
    for (const definition of definitions)
      if (typeof definition['name'] === 'string') collect(definition['name'], definition)
    const flat = Object.fromEntries(Object.entries(targets).map(([name, types]) => [name, sorted(types)]))
    expect(flat).toEqual(
      Object.fromEntries(Object.entries(referenceTargets).map(([name, types]) => [name, sorted(types)])),
    )
  })
})

describe('every document type', () => {
  it.each(documentTypes.map((type) => [type.name, type] as const))(
    '%s has a title, a preview and fields that say what they are for',
    (_name, type) => {
      expect(type.title).toBeTruthy()
      expect(isRecord(type.preview)).toBe(true)
      const fields = recordsIn(type.fields)
      expect(fields.every(({title}) => typeof title === 'string')).toBe(true)
      const described = fields.filter(({description}) => typeof description === 'string')
      expect(described.length).toBeGreaterThanOrEqual(Math.ceil(fields.length / 3))
    },
  )
})
