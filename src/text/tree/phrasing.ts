import type {PhrasingContent} from 'mdast'
import {isRecord, recordsIn} from '../../content/document.ts'
import {leavesOf, trimSpaces, type Run} from './leaves.ts'
import {buildMarksTree, type MarkTreeNode} from './marks-tree.ts'
import {entryOf, type Fields, type FlowContext} from './vocabulary.ts'

/** Returns the phrasing content of a block of prose: text with nested marks, breaks, citations and inline objects. */
export function toPhrasing<Context extends FlowContext<Context>>(block: Fields, context: Context): PhrasingContent[] {
  const words = plainWords(block)
  if (words !== undefined) return words === '' ? [] : [{type: 'text', value: words}]
  const definitions = definitionsOf(block)
  const ofTypes = (types: ReadonlySet<string>): string[] =>
    [...definitions].flatMap(([key, definition]) => (types.has(String(definition['_type'])) ? [key] : []))
  const links = ofTypes(context.vocabulary.links)
  const runs = withOneLink(runsOf(block, definitions, context), links)
  const leaves = leavesOf(runs, new Set(ofTypes(context.vocabulary.citations)), new Set(links))
  const order = context.vocabulary.followsMarks ? [] : [...links, ...decoratorOrder]
  const tree = buildMarksTree(leaves, (mark) => order.indexOf(mark))
  return joinText(tree.flatMap((node) => toNodes(node, definitions, context)))
}

const decoratorOrder = ['strong', 'em', 'strike-through']

/** The words of a block that is a single span without marks and line breaks, as most blocks are. */
function plainWords({children}: Fields): string | undefined {
  const [span, ...others]: readonly unknown[] = Array.isArray(children) ? children : []
  if (others.length > 0 || !isRecord(span) || typeof span['text'] !== 'string' || !isSpan(span)) return undefined
  const hasMarks = Array.isArray(span['marks']) && span['marks'].length > 0
  return hasMarks || /[\n\r\u2028\u2029]/.test(span['text']) ? undefined : trimSpaces(span['text'])
}

type Definitions = ReadonlyMap<string, Fields>

/** The mark definitions of a block, by key. */
function definitionsOf(block: Fields): Definitions {
  return new Map(
    recordsIn(block['markDefs']).flatMap((definition) =>
      typeof definition['_key'] === 'string' ? [[definition['_key'], definition]] : [],
    ),
  )
}

/** Keeps only the first defined link where several links cover the same words: no format allows a link in a link. */
function withOneLink(runs: readonly Run[], links: readonly string[]): Run[] {
  return runs.map((run) => {
    const own = links.filter((link) => run.marks?.includes(link) === true)
    const marks = run.marks?.filter((mark) => !own.includes(mark) || mark === own[0])
    if (own.length < 2 || marks === undefined) return run
    return 'object' in run ? {object: run.object, marks} : {text: run.text, marks}
  })
}

/** The block's spans and inline objects. Unknown marks are kept only if there is a handler for unknown decorators. */
function runsOf<Context extends FlowContext<Context>>(
  block: Fields,
  definitions: Definitions,
  {vocabulary}: Context,
): Run[] {
  const isKnown = (mark: unknown): mark is string =>
    typeof mark === 'string' &&
    mark !== '' &&
    (vocabulary.unknown.decorator !== undefined || Object.hasOwn(vocabulary.decorators, mark) || definitions.has(mark))
  return recordsIn(block['children']).flatMap((child): Run[] => {
    const own = Array.isArray(child['marks']) ? child['marks'].filter(isKnown) : []
    const marks = vocabulary.followsMarks ? numbered(own) : [...new Set(own)]
    if (typeof child['text'] === 'string' && isSpan(child)) return [{text: child['text'], marks}]
    if (isSpan(child) || !writesInline(child, vocabulary)) return []
    return [{object: child, marks: Array.isArray(child['marks']) ? marks : undefined}]
  })
}

/** Joins adjacent text nodes, because what must be escaped at the edges of a text depends on its real neighbours. */
function joinText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text')
      joined[joined.length - 1] = {...last, value: last.value + node.value}
    // HTML at the start of a line would begin a block, so an invisible space is put before it.
    else if (last?.type === 'break' && node.type === 'html') joined.push({type: 'text', value: ' '}, node)
    else joined.push(node)
  }
  return joined
}

function toNodes<Context extends FlowContext<Context>>(
  node: MarkTreeNode,
  definitions: Definitions,
  context: Context,
): PhrasingContent[] {
  const {vocabulary} = context
  if ('kind' in node) {
    if (node.kind === 'break') return [{type: 'break'}]
    if (node.kind === 'code') return [{type: 'inlineCode', value: node.value}]
    if (node.kind === 'text') return [{type: 'text', value: node.value}]
    if (node.kind === 'object') {
      const write = entryOf(vocabulary.inlines, node.object['_type']) ?? vocabulary.unknown.inline
      return write?.(node.object, context) ?? []
    }
    return annotate(definitions.get(node.value) ?? {}, [], context)
  }
  const children = joinText(node.children.flatMap((child) => toNodes(child, definitions, context)))
  const mark = nameOf(node.mark)
  const definition = definitions.get(mark)
  if (definition !== undefined) return annotate(definition, children, context)
  const decorate = entryOf(vocabulary.decorators, mark)
  return decorate?.(children) ?? vocabulary.unknown.decorator?.(mark, children, context) ?? children
}

function isSpan({_type: type}: Fields): boolean {
  return type === 'span' || type === undefined
}

const repeat = '\u0000'

/** Numbers repeated marks of a span: without different names, a mark could not be nested in itself. */
function numbered(marks: readonly string[]): readonly string[] {
  return new Set(marks).size === marks.length
    ? marks
    : marks.map((mark, index) => {
        const before = marks.slice(0, index).filter((other) => other === mark).length
        return before === 0 ? mark : `${mark}${repeat}${before}`
      })
}

function writesInline<Context>({_type: type}: Fields, {inlines, unknown}: FlowContext<Context>['vocabulary']): boolean {
  return unknown.inline !== undefined || entryOf(inlines, type) !== undefined
}

function annotate<Context extends FlowContext<Context>>(
  definition: Fields,
  children: PhrasingContent[],
  context: Context,
): PhrasingContent[] {
  const {annotations, unknown} = context.vocabulary
  return (entryOf(annotations, definition['_type']) ?? unknown.annotation)(definition, children, context)
}

function nameOf(mark: string): string {
  return mark.split(repeat, 1)[0] ?? mark
}
