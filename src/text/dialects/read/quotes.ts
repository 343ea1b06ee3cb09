import type {Blockquote, Paragraph} from 'mdast'
import type {Fields} from '../../tree/vocabulary.ts'
import {alertTones} from '../blocks/callout.ts'
import {placed, type ReadContext} from './context.ts'
import {readFlow} from './walk-flow.ts'
import {blockOf} from './line.ts'

/** Reads a quote: an alert as a callout, a quote of paragraphs as blocks in the quote style, any other as an object. */
export function readQuote(node: Blockquote, followsFlat: boolean, context: ReadContext): Fields[] {
  const alert = alertOf(node)
  if (alert !== undefined)
    return [placed({_type: 'callout', tone: alert.tone, content: readFlow(alert.children, context)}, node, context)]
  const content = node.children.filter(({type}) => type !== 'definition')
  const paragraphs = content.filter(isParagraph)
  const isFlat = paragraphs.length === content.length
  if (followsFlat || !isFlat)
    return [placed({_type: 'blockquote', content: readFlow(node.children, context)}, node, context)]
  if (paragraphs.length === 0) return [blockOf('blockquote', [], context)]
  return paragraphs.map((paragraph) => {
    const block = blockOf('blockquote', paragraph.children, context)
    if (paragraph.position !== undefined) context.places.set(block, paragraph.position)
    return block
  })
}

const alertLine = /^\[!([A-Za-z]+)\][ \t]*(?:\n|$)/

/** The tone and the content of an alert, or undefined if the quote is not an alert. */
function alertOf(node: Blockquote): {tone: string; children: Blockquote['children']} | undefined {
  const [head, ...others] = node.children
  if (head?.type !== 'paragraph') return undefined
  const [first, ...words] = head.children
  const [line = '', name = ''] = first?.type === 'text' ? (alertLine.exec(first.value) ?? []) : []
  const tone = name.toLowerCase()
  if (first?.type !== 'text' || !alertTones.has(tone)) return undefined
  const isWholeLine = line.endsWith('\n') || words.length === 0 || words[0]?.type === 'break'
  if (!isWholeLine) return undefined
  const rest = first.value.slice(line.length)
  const left = words[0]?.type === 'break' && rest === '' ? words.slice(1) : words
  const children: Paragraph['children'] = rest === '' ? left : [{...first, value: rest}, ...left]
  return {tone, children: children.length === 0 ? others : [{...head, children}, ...others]}
}

function isParagraph(node: {readonly type: string}): node is Paragraph {
  return node.type === 'paragraph'
}
