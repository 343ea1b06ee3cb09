import type {PhrasingContent} from 'mdast'
import type {ContainerDirective, LeafDirective, TextDirective} from 'mdast-util-directive'
import {isRecord} from '../../content/document.ts'
import type {FieldTable, KnownTypes} from '../known-types.ts'
import {flowOf} from '../tree/flow.ts'
import type {Fields, FlowNode} from '../tree/vocabulary.ts'
import {toAttributes} from './attributes.ts'
import {list} from './blocks/list.ts'
import {isTableInDirective, toTextTable} from './blocks/text-table.ts'
import type {WriteContext} from './context.ts'

/** The names of directives for types that are not known, or whose name cannot be the name of a directive. */
export const genericNames = {
  block: 'block',
  object: 'object',
  annotation: 'annotation',
  decorator: 'mark',
  item: 'item',
} as const

/** The fields of a block that are attributes of its directive. Its words are inside the directive. */
export const blockFields: FieldTable = {style: 'string', listItem: 'string', level: 'number', checked: 'boolean'}

/** The names of directives in a text with these types. */
export function directiveNames({annotations, blockObjects, inlineObjects}: KnownTypes): ReadonlySet<string> {
  return new Set([
    ...generic,
    ...[annotations, blockObjects, inlineObjects].flatMap((table) => Object.keys(table)).filter(isDirectiveName),
  ])
}

/** The field that is written inside the directive instead of as an attribute, if the type has exactly one. */
export function contentField(fields: FieldTable): string | undefined {
  const entries = Object.entries(fields)
  const inside = entries.filter(([, kind]) => kind === 'portableText')
  const [first, ...others] =
    inside.length > 0
      ? inside
      : entries.filter(([, kind]) => kind === 'textRows' || kind === 'items' || typeof kind === 'object')
  return others.length === 0 ? first?.[0] : undefined
}

/** Writes an object between blocks as a directive: a leaf, or a container with its text, its items or its table. */
export function objectDirective(value: Fields, context: WriteContext): [ContainerDirective | LeafDirective] {
  const {blockObjects} = context.types
  const type = String(value['_type'])
  const fields = Object.hasOwn(blockObjects, type) && isDirectiveName(type) ? blockObjects[type] : undefined
  const field = fields === undefined ? undefined : contentField(fields)
  if (field !== undefined && fields?.[field] === 'items' && list.shape(value) === 'whole')
    return [{type: 'containerDirective', name: type, attributes: {}, children: list.write(value, context)}]
  const children = fields === undefined || field === undefined ? undefined : childrenOf(value, field, fields, context)
  return children === undefined || field === undefined
    ? [{type: 'leafDirective', ...headOf(value, blockObjects, genericNames.object), children: []}]
    : [{type: 'containerDirective', ...headOf(value, blockObjects, genericNames.object, [field]), children}]
}

/** Writes an object between words as a directive. Its marks are written around it. */
export function inlineDirective(value: Fields, {types}: WriteContext): [TextDirective] {
  return [{type: 'textDirective', ...headOf(value, types.inlineObjects, genericNames.object, ['marks']), children: []}]
}

/** Writes a mark definition as a directive around its words. */
export function annotationDirective(
  definition: Fields,
  children: PhrasingContent[],
  {types}: WriteContext,
): [TextDirective] {
  return [
    {
      type: 'textDirective',
      ...headOf(definition, types.annotations, genericNames.annotation),
      children: labelOf(children),
    },
  ]
}

/** Writes a decorator that Markdown cannot express as a directive around its words. */
export function decoratorDirective(name: string, children: PhrasingContent[]): [TextDirective] {
  return [{type: 'textDirective', name: genericNames.decorator, attributes: {name}, children: labelOf(children)}]
}

/** Writes a block of prose as a directive. Its attributes are the style, the list fields and any other fields. */
export function blockDirective(
  block: Fields,
  children: readonly PhrasingContent[],
): [ContainerDirective | LeafDirective] {
  const attributes = toAttributes(block, blockFields, proseFields)
  return children.length === 0
    ? [{type: 'leafDirective', name: genericNames.block, attributes, children: []}]
    : [
        {
          type: 'containerDirective',
          name: genericNames.block,
          attributes,
          children: [{type: 'paragraph', children: [...children]}],
        },
      ]
}

const generic: ReadonlySet<string> = new Set(Object.values(genericNames))

function isDirectiveName(name: string): boolean {
  return /^[A-Za-z](?:[\w-]*[A-Za-z0-9])?$/.test(name) && !generic.has(name)
}

/** The content of an object's directive, or undefined if all fields are written as attributes. */
function childrenOf(value: Fields, field: string, fields: FieldTable, context: WriteContext): FlowNode[] | undefined {
  const content = value[field]
  const kind = fields[field]
  if (!Array.isArray(content)) return undefined
  if (kind === 'textRows') return isTableInDirective(value) ? [toTextTable(content)] : undefined
  if (typeof kind === 'object') return itemsOf(content, kind.objects)
  if (kind === 'items' || !content.every(isRecord)) return undefined
  context.trail.push(field)
  const nodes = flowOf(content, context)
  context.trail.pop()
  return nodes
}

interface Head {
  readonly name: string
  readonly attributes: Record<string, string>
}

const named: ReadonlySet<string> = new Set(['_type', '_key'])
const generically: ReadonlySet<string> = new Set(['_key'])

const noFields: FieldTable = {}

function headOf(
  value: Fields,
  table: Readonly<Record<string, FieldTable>>,
  fallback: string,
  without: readonly string[] = [],
): Head {
  const type = String(value['_type'])
  const fields = Object.hasOwn(table, type) ? table[type] : undefined
  const isNamed = fields !== undefined && isDirectiveName(type)
  const left = new Set([...(isNamed ? named : generically), ...without])
  return {name: isNamed ? type : fallback, attributes: toAttributes(value, fields ?? noFields, left)}
}

/**
 * The words of a directive's label. Brackets in a label are matched before code is recognised, so code with brackets or
 * backslashes is written as a decorator directive.
 */
function labelOf(children: readonly PhrasingContent[]): PhrasingContent[] {
  return children.map((child): PhrasingContent => {
    if (child.type === 'inlineCode' && /[[\]\\]/.test(child.value))
      return decoratorDirective('code', [{type: 'text', value: child.value}])[0]
    return 'children' in child ? withChildren(child, labelOf(child.children)) : child
  })
}

const proseFields: ReadonlySet<string> = new Set(['_type', '_key', 'children', 'markDefs'])

function itemsOf(members: readonly unknown[], fields: FieldTable): LeafDirective[] | undefined {
  return members.every(isRecord)
    ? members.map((member) => ({
        type: 'leafDirective',
        name: genericNames.item,
        attributes: toAttributes(member, fields, generically),
        children: [],
      }))
    : undefined
}

function withChildren<Node extends PhrasingContent>(node: Node, children: PhrasingContent[]): Node {
  return {
    ...node,
    children,
  }
}
