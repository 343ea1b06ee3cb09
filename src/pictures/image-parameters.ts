import type {NameParts} from './renditions.ts'

/** Returns the parameters of an image URL that give a published file: the same pixels, by the same code. */
export function toImageParameters({rect, width, height, format, quality}: Omit<NameParts, 'hash'>): string {
  return new URLSearchParams({
    rect: [rect.left, rect.top, rect.width, rect.height].join(','),
    w: String(width),
    h: String(height),
    fit: 'scale',
    fm: format,
    q: String(quality),
  }).toString()
}
