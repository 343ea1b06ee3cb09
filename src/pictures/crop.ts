/** A rectangle in whole pixels. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** What an editor cuts off at each side, as fractions of the whole (https://www.sanity.io/docs/presenting-images). */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The centre of what must stay visible, as fractions of the whole. */
export interface Hotspot {
  readonly x: number
  readonly y: number
}

/**
 * Returns what is left of a picture after the crop, rounded as `@sanity/image-url` does.
 * @returns undefined if nothing is left
 */
export function cropRect({width, height}: Size, crop: Crop | undefined): Rect | undefined {
  const {left = 0, top = 0, right = 0, bottom = 0} = crop ?? {}
  const [x, y] = [Math.round(left * width), Math.round(top * height)]
  const rect = {
    left: x,
    top: y,
    width: Math.round(width - right * width - x),
    height: Math.round(height - bottom * height - y),
  }
  return rect.width < 1 || rect.height < 1 ? undefined : rect
}

/**
 * Returns the largest part of a cropped picture with the shape of `wanted`, with the hotspot in its middle as far as the
 * crop allows. The same as `@sanity/image-url` chooses for a width and a height.
 */
export function frameAround(size: Size, crop: Rect, hotspot: Hotspot | undefined, wanted: Size): Rect {
  const shape = wanted.width / wanted.height
  const {x = 0.5, y = 0.5} = hotspot ?? {}
  if (crop.width / crop.height > shape) {
    const width = Math.max(1, Math.round(crop.height * shape))
    const left = Math.max(0, Math.round(Math.round(x * size.width) - width / 2))
    return {...crop, left: within(left, crop.left, crop.left + crop.width - width), width}
  }
  const height = Math.max(1, Math.round(crop.width / shape))
  const top = Math.max(0, Math.round(Math.round(y * size.height) - height / 2))
  return {...crop, top: within(top, crop.top, crop.top + crop.height - height), height}
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** Whether a part lies inside another. */
export function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  )
}
