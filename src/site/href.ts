import type {Site} from './site.ts'

/** Where links may go, as people write it. */
export const linkSchemes = ['https:', 'http:', 'mailto:', 'tel:']

/** Whether a link's address is relative, or has a scheme that a browser may follow without harm. */
export function isSafeHref(href: string): boolean {
  const [found] = scheme.exec(href.replace(ignored, '')) ?? []
  return found === undefined || linkSchemes.includes(found.toLowerCase())
}

/** The absolute address of a safe link; a relative one belongs to the site. Nothing if it cannot be one. */
export function absoluteHref(href: string, site: Pick<Site, 'siteUrl'>): string | undefined {
  if (!isSafeHref(href)) return undefined
  const url = URL.parse(href.trim(), `${site.siteUrl}/`)
  return url === null || !linkSchemes.includes(url.protocol) ? undefined : url.href
}

/** Whether following a link would run what it holds. Schemes nobody knows do nothing. */
export function isHarmfulHref(href: string): boolean {
  return harmfulSchemes.has(schemeOf(href))
}

/** Whether an address is none that a picture may have: one that would run, or data that are no picture. */
export function isHarmfulSource(src: string): boolean {
  return isHarmfulHref(src) && !pictureData.test(src.replace(ignored, ''))
}

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/

// Browsers ignore these inside a scheme: `java\nscript:` runs.
// eslint-disable-next-line no-control-regex -- these are what is looked for
const ignored = /[\u0000-\u0020\u007F-\u00A0\u200B-\u200F\u2028-\u202F\u2060-\u2064\uFEFF]/gu

const harmfulSchemes: ReadonlySet<string> = new Set(['javascript:', 'vbscript:', 'data:'])

function schemeOf(href: string): string {
  return scheme.exec(href.replace(ignored, ''))?.[0].toLowerCase() ?? ''
}

const pictureData = /^data:image\/(?:png|gif|jpe?g|webp|avif)[;,]/i
