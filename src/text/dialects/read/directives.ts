import type {PhrasingContent, Table} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import {toString} from 'mdast-util-to-string'
import type {FieldTable} from '../../known-types.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import {fromAttributes} from '../attributes.ts'
import {blockFields, contentField, genericNames} from '../directives.ts'
import {placed, placeOf, type Line, type ReadContext} from './context.ts'
import {readFlow} from './walk-flow.ts'
import {blockOf} from './line.ts'
import {readContainer} from './lists.ts'
import {annotated, readPhrasing} from './walk-phrasing.ts'

/** Reads a directive between blocks: a block that its usual form could not express, or an object. */
export function readDirective(node: ContainerDirective | LeafDirective, context: ReadContext): Fields[] {
  if (node.name === genericNames.block) return readBlockDirective(node, context)
  const {types, report} = context
  const fields = fieldsOf(types.blockObjects, node.name) ?? fieldsOf(types.inlineObjects, node.name)
  const object = objectOf(node, fields, context)
  const field = fields === undefined ? undefined : contentField(fields)
  const [first] = node.children
  if (field !== undefined && fields?.[field] === 'items' && first?.type === 'list')
    return [readContainer(first, context)]
  if (node.type === 'containerDirective' && fields !== undefined && field !== undefined)
    return [placed({...object, [field]: contentOf(node, field, fields, context)}, node, context)]
  const read = placed(object, node, context)
  if (node.children.length === 0) return [read]
  report({
    reason: `Unexpected text in directive \`${node.name}\`, expected only attributes: it stands after it now`,
    actual: node.name,
    ...placeOf(node),
  })
  return [
    read,
    ...(node.type === 'containerDirective'
      ? readFlow(node.children, context)
      : [blockOf('normal', node.children, context)]),
  ]
}

/** Reads a directive between words: an annotation or a decorator around its words, or an object. */
export function readTextDirective(node: TextDirective, marks: readonly string[], line: Line): void {
  const {name, children, attributes} = node
  const {types} = line.context
  const annotation = fieldsOf(types.annotations, name)
  if (annotation !== undefined || name === genericNames.annotation)
    return annotated(objectOf(node, annotation, line.context), children, marks, line)
  if (name === genericNames.decorator) {
    const mark = attributes?.['name'] ?? ''
    return readPhrasing(children, mark === '' ? marks : [...marks, mark], line)
  }
  const fields = fieldsOf(types.inlineObjects, name) ?? fieldsOf(types.blockObjects, name)
  line.pieces.push({object: objectOf(node, fields, line.context), marks})
  return readPhrasing(children, marks, line)
}

/** Reads a block that was written as a directive. Its words are in the paragraph inside. */
function readBlockDirective(node: ContainerDirective | LeafDirective, context: ReadContext): Fields[] {
  const {style = 'normal', ...fields} = fromAttributes(node.attributes, blockFields, context.createKey)
  const nodes: PhrasingContent[] =
    node.type === 'leafDirective'
      ? node.children
      : node.children.flatMap((child) => (isPhrasing(child) ? child.children : []))
  return [blockOf(typeof style === 'string' ? style : 'normal', nodes, context, fields)]
}

function fieldsOf(table: Readonly<Record<string, FieldTable>>, type: string): FieldTable | undefined {
  return Object.hasOwn(table, type) ? table[type] : undefined
}

const noFields: FieldTable = {}

/** The object in a directive's attributes. Its type is the attribute `_type`, or else the directive's name. */
function objectOf(
  {name, attributes}: ContainerDirective | LeafDirective | TextDirective,
  fields: FieldTable | undefined,
  {createKey}: ReadContext,
): Fields {
  const {_type = name, ...values} = fromAttributes(attributes, fields ?? noFields, createKey)
  return {_type, ...values}
}

/** Reads the content of a directive as the value of the object's content field. */
function contentOf(
  {children}: ContainerDirective,
  field: string,
  fields: FieldTable,
  context: ReadContext,
): readonly Fields[] {
  const kind = fields[field]
  if (kind === 'textRows')
    return children.flatMap((child) => (child.type === 'table' ? textRowsOf(child, context) : []))
  if (typeof kind !== 'object') return readFlow(children, context)
  return children.flatMap((child) =>
    child.type === 'leafDirective' && child.name === genericNames.item
      ? [{_key: context.createKey(), ...fromAttributes(child.attributes, kind.objects, context.createKey)}]
      : [],
  )
}

function isPhrasing(node: {readonly type: string}): node is PhrasingContent & {children: PhrasingContent[]} {
  return node.type === 'paragraph' || node.type === 'heading'
}

function textRowsOf({children}: Table, {createKey}: ReadContext): Fields[] {
  return children.map((row) => ({
    _key: createKey(),
    _type: 'tableRow',
    cells: row.children.map((cell) => toString(cell)),
  }))
}
