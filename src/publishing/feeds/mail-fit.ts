import type {Element, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {SKIP, visit} from 'unist-util-visit'
import {mailPictureFormats} from '../../pictures/mail-formats.ts'
import {shownSize} from '../../newsletters/mail/item.ts'

/**
 * Returns HTML that mail services can put into a mail: no classes, scaled pictures, and no pictures that mail programs
 * do not show.
 */
export function toMailFit(html: string): string {
  const tree: Root = fromHtml(html, {fragment: true})
  visit(tree, 'element', (element, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const fit = Object.hasOwn(fits, element.tagName) ? fits[element.tagName] : undefined
    if (fit === undefined) {
      delete element.properties['className']
      return undefined
    }
    const fitted = fit(element)
    if (fitted === undefined) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    Object.assign(element, fitted)
    return undefined
  })
  return toHtml(tree)
}

type Fit = (element: Element) => Element | undefined

const picture: Fit = (element) => {
  const {src, alt, width, height} = element.properties
  const format =
    String(src ?? '')
      .split('.')
      .at(-1)
      ?.toLowerCase() ?? ''
  if (!mailPictureFormats.has(format)) return undefined
  const size = numberOf(width) > 0 ? shownSize({width: numberOf(width), height: numberOf(height)}) : {}
  return {...element, properties: {src, alt, ...size, style: 'max-width:100%;height:auto;border:0'}}
}

/*
 * How elements change for mail services. Services put the HTML into their own templates and drop classes and style
 * sheets. Outlook gives figures its own margins. So the styles that matter are inline.
 */
const fits: Readonly<Record<string, Fit>> = {
  img: picture,
  figure: (element) => withStyle(element, 'margin:0 0 16px', 'div'),
  figcaption: (element) => withStyle(element, 'margin:4px 0 0;font-size:14px', 'p'),
  aside: (element) =>
    withStyle(element, 'margin:0 0 16px;padding:12px 16px;border:1px solid #8a94a0;border-left-width:4px', 'div'),
  table: (element) => withStyle(element, 'width:100%;border-collapse:collapse;margin:0 0 16px'),
  th: (element) => withStyle(element, 'padding:6px 8px;border:1px solid #8a94a0;text-align:left'),
  td: (element) => withStyle(element, 'padding:6px 8px;border:1px solid #8a94a0'),
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number(value ?? 0)
}

function withStyle(element: Element, style: string, name = element.tagName): Element {
  const {className: _, ...properties} = element.properties
  return {...element, tagName: name, properties: {...properties, style}}
}
