import type {Element, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {SKIP, visit} from 'unist-util-visit'
import {mailPictureFormats} from '../../pictures/mail-formats.ts'
import {maxMailWidth} from '../../pictures/renditions.ts'
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
    return fitted.tagName === 'img' ? SKIP : undefined
  })
  return toHtml(tree)
}

type Fit = (element: Element) => Element | undefined

/** A picture in the size and the format for mails. Outlook needs its width. */
const picture: Fit = (element) => {
  const {src, alt, width, height, srcSet} = element.properties
  const [shown] = [numberOf(width), numberOf(height)].includes(0)
    ? [{}]
    : [shownSize({width: numberOf(width), height: numberOf(height)})]
  const file = fileForMails(String(srcSet ?? '')) ?? String(src ?? '')
  if (!mailPictureFormats.has(file.split('.').at(-1)?.toLowerCase() ?? '')) return undefined
  return {...element, properties: {src: file, alt, ...shown, style: 'max-width:100%;height:auto;border:0'}}
}

/** The largest of the sizes of a picture that suits mails. */
function fileForMails(srcSet: string): string | undefined {
  const candidates = srcSet.split(', ').flatMap((candidate) => {
    const [url = '', width = ''] = candidate.split(' ')
    return url === '' ? [] : [{url, width: Number.parseInt(width, 10)}]
  })
  return (candidates.findLast(({width}) => width <= maxMailWidth) ?? candidates[0])?.url
}

/** Leaves what is in an element, in its place. Only the last picture of several forms is for everybody. */
const lastChild: Fit = (element) => {
  const last = element.children.findLast((child) => child.type === 'element')
  return last === undefined ? undefined : picture(last)
}

/*
 * How elements change for mail services. Services put the HTML into their own templates and drop classes and style
 * sheets. Outlook gives figures its own margins. So the styles that matter are inline.
 */
const fits: Readonly<Record<string, Fit>> = {
  img: picture,
  picture: lastChild,
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
