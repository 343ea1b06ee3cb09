import type {PhrasingContent} from 'mdast'
import {isRecord, recordsIn} from '../model/document.ts'
import {quote} from '../model/message.ts'
import {decorators} from '../model/portable-text.ts'
import {annotationHandlers, decoratorHandlers, isAnnotation, isDecorator, linkAnnotations} from './marks.ts'
import type {TreeContext} from './context.ts'
import {leavesOf, type MarkedText} from './leaves.ts'
import {buildMarksTree, type MarkTreeNode} from './marks-tree.ts'

type Definition = Readonly<Record<string, unknown>>

const decoratorNames: ReadonlySet<string> = new Set(decorators)

/** The marks of a block's spans: decorators, and definitions by key. What is neither is left to the rules to report. */
const definitionsOf = (block: Definition): ReadonlyMap<string, Definition> =>
  new Map(
    recordsIn(block['markDefs']).flatMap((definition) =>
      typeof definition['_key'] === 'string' ? [[definition['_key'], definition]] : [],
    ),
  )

const spansOf = (block: Definition, definitions: ReadonlyMap<string, Definition>): MarkedText[] =>
  recordsIn(block['children']).flatMap((child) => {
    if (typeof child['text'] !== 'string') return []
    const marks = Array.isArray(child['marks']) ? child['marks'] : []
    const known = marks.filter(
      (mark): mark is string => typeof mark === 'string' && (decoratorNames.has(mark) || definitions.has(mark)),
    )
    return [{text: child['text'], marks: [...new Set(known)]}]
  })

const citationOnly: ReadonlySet<string> = new Set(['citation'])

const typeOf = (definition: Definition | undefined): string => String(definition?.['_type'])

/** Of several links on the same words only the first defined can be kept: a link in a link has no form anywhere. */
const withOneLink = (spans: readonly MarkedText[], links: readonly string[]): MarkedText[] =>
  spans.map((span) => {
    const own = links.filter((link) => span.marks.includes(link))
    return own.length < 2 ? span : {...span, marks: span.marks.filter((mark) => !own.includes(mark) || mark === own[0])}
  })

/** The words of a block that is one span without marks and line breaks, as most are. */
const plainWords = ({children}: Definition): string | undefined => {
  const [span, ...others]: readonly unknown[] = Array.isArray(children) ? children : []
  if (others.length > 0 || !isRecord(span) || typeof span['text'] !== 'string') return undefined
  const hasMarks = Array.isArray(span['marks']) && span['marks'].length > 0
  return hasMarks || /[\n\r\u2028\u2029]/.test(span['text']) ? undefined : span['text'].trim()
}

/** The phrasing of a block of prose: its text with marks nested, breaks and citations in place. */
export const toPhrasing = (block: Definition, context: TreeContext): PhrasingContent[] => {
  const words = plainWords(block)
  if (words !== undefined) return words === '' ? [] : [{type: 'text', value: words}]
  const definitions = definitionsOf(block)
  const ofTypes = (types: ReadonlySet<string>): string[] =>
    [...definitions].flatMap(([key, definition]) => (types.has(typeOf(definition)) ? [key] : []))
  const links = ofTypes(linkAnnotations)
  const spans = withOneLink(spansOf(block, definitions), links)
  const leaves = leavesOf(spans, new Set(ofTypes(citationOnly)), new Set(links))
  const order = [...links, 'strong', 'em', 'strike-through']
  const tree = buildMarksTree(leaves, (mark) => order.indexOf(mark))
  return joinText(tree.flatMap((node) => toNodes(node, definitions, context)))
}

/** Text beside text is one text: what is escaped at its edges depends on what really stands beside it. */
const joinText = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text')
      joined[joined.length - 1] = {...last, value: last.value + node.value}
    else joined.push(node)
  }
  return joined
}

const toNodes = (
  node: MarkTreeNode,
  definitions: ReadonlyMap<string, Definition>,
  context: TreeContext,
): PhrasingContent[] => {
  if ('kind' in node) {
    if (node.kind === 'break') return [{type: 'break'}]
    if (node.kind === 'code') return [{type: 'inlineCode', value: node.value}]
    if (node.kind === 'text') return [{type: 'text', value: node.value}]
    return annotationHandlers.citation(definitions.get(node.value) ?? {}, [], context)
  }
  const children = joinText(node.children.flatMap((child) => toNodes(child, definitions, context)))
  if (isDecorator(node.mark)) return decoratorHandlers[node.mark](children)
  const definition = definitions.get(node.mark) ?? {}
  const type = typeOf(definition)
  if (isAnnotation(type)) return annotationHandlers[type](definition, children, context)
  context.report({reason: `Unexpected annotation ${quote(type)}, expected one with a handler`, actual: type})
  return children
}
