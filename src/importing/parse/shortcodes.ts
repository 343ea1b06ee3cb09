/*
 * Syntax that only a site generator understands: shortcodes of Hugo (https://gohugo.io/content-management/shortcodes/),
 * tags of Liquid and Nunjucks, imports and exports of MDX.
 */

import {replaceSpans, spansBetween, type Span} from '../../text/parse/spans.ts'

/** Removes syntax that only a site generator understands. Figures become pictures. Returns the names of removed tags. */
export function withoutShortcodes(
  markdown: string,
  isMdx: boolean,
): {readonly text: string; readonly leftOut: readonly string[]} {
  const leftOut = new Set<string>()
  const leaveOut = ({opening}: Span): string => {
    leftOut.add(opening[1] ?? '')
    return ''
  }
  const text = outsideCode(markdown, (part) => {
    const drawn = replaceSpans(part, spansBetween(part, figure, hugoEnd), ({inner}) => toPicture(inner))
    const untagged = replaceSpans(drawn, spansBetween(drawn, hugoTag, hugoEnd), leaveOut)
    const plain = replaceSpans(untagged, spansBetween(untagged, liquidTag, liquidEnd), leaveOut)
    return isMdx ? plain.replace(moduleLine, '') : plain
  })
  return {text, leftOut: [...leftOut]}
}

const figure = /\{\{[<%]\s*figure\s/g
const hugoTag = /\{\{[<%]\s*(?:\/\s*)?([\w./-]+)/g
const hugoEnd = /[>%]\}\}/g
const liquidTag = /\{%-?\s*(\w+)/g
const liquidEnd = /%\}/g
const moduleLine = /^(?:import|export)\s[^\n]*$/gm
const code = /^(```+|~~~+)|`[^`\n]+`/gm

/** Applies a change to everything that is not code. */
function outsideCode(markdown: string, change: (text: string) => string): string {
  let result = ''
  let from = 0
  /** The fences that close nowhere in the rest of the text. */
  const open = new Set<string>()
  code.lastIndex = 0
  for (let match = code.exec(markdown); match !== null; match = code.exec(markdown)) {
    const [whole, fence] = match
    const end = fence === undefined ? match.index + whole.length : endOfFence(markdown, fence, code.lastIndex, open)
    if (end === undefined) continue
    result += change(markdown.slice(from, match.index)) + markdown.slice(match.index, end)
    from = end
    code.lastIndex = end
  }
  return result + change(markdown.slice(from))
}

/** Returns where a fenced code ends; undefined if its fence is not repeated. */
function endOfFence(markdown: string, fence: string, from: number, open: Set<string>): number | undefined {
  if (open.has(fence)) return undefined
  const closing = new RegExp(`^${fence}[ \\t]*$`, 'gm')
  closing.lastIndex = from
  const match = closing.exec(markdown)
  if (match === null) open.add(fence)
  return match === null ? undefined : match.index + match[0].length
}

function toPicture(text: string): string {
  const title = attribute(text, 'caption') || attribute(text, 'title')
  const alt = attribute(text, 'alt').replace(/[[\]\\]/g, '\\$&')
  return `![${alt}](<${attribute(text, 'src')}>${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`
}

function attribute(text: string, name: string): string {
  return (
    new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`)
      .exec(text)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  )
}
