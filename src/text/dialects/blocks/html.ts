import type {BlockConverter, InlineConverter} from '../converter.ts'
import {isText, shapeOf} from '../shape.ts'

/** Unchanged HTML between blocks. */
export const html: BlockConverter = {
  shape: (value) => {
    const shape = shapeOf(value, {html: isText})
    return shape === 'whole' && !isOneBlock(String(value['html'])) ? 'partly' : shape
  },
  write: ({html: value}) => [{type: 'html', value: String(value).replace(/^ {1,3}(?=<)/, '')}],
}

/** Unchanged HTML between words. */
export const inlineHtml: InlineConverter = {
  shape: (value) => {
    const shape = shapeOf(value, {html: isText})
    return shape === 'whole' && !isOneTag(String(value['html'])) ? 'partly' : shape
  },
  write: ({html: value}) => [{type: 'html', value: String(value).replace(/\n[ \t]*(?=\n)/g, '')}],
}

/** HTML that may contain blank lines (CommonMark 0.31, 4.6, start conditions 1 to 5), and how it ends. */
const enders: ReadonlyArray<readonly [start: RegExp, end: RegExp]> = [
  [/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
]

/** Whether HTML between blocks is read back as one block. */
function isOneBlock(html: string): boolean {
  if (!html.startsWith('<') || /\s$/.test(html) || html.includes('\r')) return false
  const [, end] = enders.find(([start]) => start.test(html.trimStart())) ?? []
  const [found] = end?.exec(html) ?? []
  // Such HTML ends with the line that contains its end. Without an end it would include the rest of the document.
  if (end !== undefined) return found !== undefined && !html.slice(html.search(end)).includes('\n')
  return !/\n[ \t]*\n/.test(html) && /^ {0,3}<(?:\/?[A-Za-z])/.test(html)
}

/** Whether HTML between words is read back as one piece. */
function isOneTag(html: string): boolean {
  return (
    /^<(?:\/?[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*|!--(?:-?(?=>$)|(?!>|->)(?:(?!-->)[^])*--)|!\[CDATA\[(?:(?!\]\]>)[^])*\]\]|\?(?:(?!\?>)[^])*\?|![A-Z][^>]*)>$/.test(
      html,
    ) && !/\n[ \t]*\n|\r/.test(html)
  )
}
