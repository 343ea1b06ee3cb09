import type {Site} from './site.ts'

/** The schemes that links may have, as people write them. */
export const linkSchemes = ['https:', 'http:', 'mailto:', 'tel:']

/** Whether a link's address is relative, or has one of the safe schemes (`linkSchemes`). */
export function isSafeHref(href: string): boolean {
  const [found] = scheme.exec(href.replace(ignored, '')) ?? []
  return found === undefined || linkSchemes.includes(found.toLowerCase())
}

/**
 * Returns the absolute address of a safe link. A relative link is resolved against the site. Returns undefined if the link
 * is unsafe or not a valid address.
 */
export function absoluteHref(href: string, site: Pick<Site, 'siteUrl'>): string | undefined {
  if (!isSafeHref(href)) return undefined
  const url = URL.parse(href.trim(), `${site.siteUrl}/`)
  return url === null || !linkSchemes.includes(url.protocol) ? undefined : url.href
}

/** Whether following a link could run code that it contains. Unknown schemes count as harmless. */
export function isHarmfulHref(href: string): boolean {
  return harmfulSchemes.has(schemeOf(href))
}

/** Whether an address must not be used for an image: a script, or `data:` other than PNG, GIF, JPEG, WebP, AVIF. */
export function isHarmfulSource(src: string): boolean {
  return isHarmfulHref(src) && !pictureData.test(src.replace(ignored, ''))
}

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/

// Browsers ignore these inside a scheme: `java\nscript:` runs.
// eslint-disable-next-line no-control-regex -- these are the characters to find
const ignored = /[\u0000-\u0020\u007F-\u00A0\u200B-\u200F\u2028-\u202F\u2060-\u2064\uFEFF]/gu

const harmfulSchemes: ReadonlySet<string> = new Set(['javascript:', 'vbscript:', 'data:'])

function schemeOf(href: string): string {
  return scheme.exec(href.replace(ignored, ''))?.[0].toLowerCase() ?? ''
}

const pictureData = /^data:image\/(?:png|gif|jpe?g|webp|avif)[;,]/i
