import {cropRect, type Crop} from './crop.ts'

/*
 * What to show while a picture loads, of the part that the editor left: a tiny picture and its most common colour. Both
 * are made of a coarse grid of colours, with whole numbers, so that all machines agree on them.
 */

/** The colours of an opaque picture on a coarse grid, row by row, three bytes each. */
export interface ColourGrid {
  readonly width: number
  readonly height: number
  readonly colours: Uint8Array
}

/** The longer side of a grid. */
export const gridSide = 64

export interface Placeholder {
  /** A picture of a few pixels, as a `data:` URL. */
  readonly url: string
  /** Such as `#a0b1c2`. */
  readonly colour: string
}

/** Makes the placeholder of a cropped picture. Only cells count that lie wholly inside the crop. */
export function placeholderOf(grid: ColourGrid, crop: Crop | undefined): Placeholder | undefined {
  const inside = cellsIn(grid, crop)
  if (inside.width < 1 || inside.height < 1) return undefined
  const scale = longest / Math.max(inside.width, inside.height, longest)
  const size = {
    width: Math.max(1, Math.round(inside.width * scale)),
    height: Math.max(1, Math.round(inside.height * scale)),
  }
  const pixels = Array.from({length: size.height}, (_, y) =>
    Array.from({length: size.width}, (_cell, x) =>
      meanOf(grid, {
        left: inside.left + Math.floor((x * inside.width) / size.width),
        right: inside.left + Math.max(1, Math.floor(((x + 1) * inside.width) / size.width)),
        top: inside.top + Math.floor((y * inside.height) / size.height),
        bottom: inside.top + Math.max(1, Math.floor(((y + 1) * inside.height) / size.height)),
      }),
    ),
  )
  return {url: bitmapOf(pixels), colour: commonest(grid, inside)}
}

/** The longer side of the tiny picture. */
const longest = 12

type Colour = readonly [red: number, green: number, blue: number]

interface Cells {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cellsIn({width, height}: ColourGrid, crop: Crop | undefined): Cells {
  if (crop === undefined || cropRect({width: 1e6, height: 1e6}, crop) === undefined)
    return {left: 0, top: 0, width, height}
  const [left, top] = [Math.ceil(crop.left * width), Math.ceil(crop.top * height)]
  return {
    left,
    top,
    width: Math.floor((1 - crop.right) * width) - left,
    height: Math.floor((1 - crop.bottom) * height) - top,
  }
}

function colourAt({width, colours}: ColourGrid, x: number, y: number): Colour {
  const at = (y * width + x) * 3
  return [colours[at] ?? 0, colours[at + 1] ?? 0, colours[at + 2] ?? 0]
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function meanOf(grid: ColourGrid, box: Box): Colour {
  let [red, green, blue, count] = [0, 0, 0, 0]
  for (let y = box.top; y < Math.max(box.bottom, box.top + 1); y += 1) {
    for (let x = box.left; x < Math.max(box.right, box.left + 1); x += 1) {
      const colour = colourAt(grid, x, y)
      red += colour[0]
      green += colour[1]
      blue += colour[2]
      count += 1
    }
  }
  // A difference of one between machines disappears.
  return [coarse(red / count), coarse(green / count), coarse(blue / count)]
}

function coarse(value: number): number {
  return Math.min(255, Math.round(value / 8) * 8)
}

/** The mean of the colours in the fullest of the cubes that the colours are sorted into. */
function commonest(grid: ColourGrid, {left, top, width, height}: Cells): string {
  const cubes = new Map<number, {count: number; sum: [number, number, number]}>()
  for (let y = top; y < top + height; y += 1) {
    for (let x = left; x < left + width; x += 1) {
      const [red, green, blue] = colourAt(grid, x, y)
      const key = (red >> 5) * 64 + (green >> 5) * 8 + (blue >> 5)
      const cube = cubes.get(key) ?? {count: 0, sum: [0, 0, 0]}
      cube.count += 1
      cube.sum = [cube.sum[0] + red, cube.sum[1] + green, cube.sum[2] + blue]
      cubes.set(key, cube)
    }
  }
  const [fullest] = [...cubes].toSorted(([keyA, a], [keyB, b]) => b.count - a.count || keyA - keyB)
  const {count, sum} = fullest?.[1] ?? {count: 1, sum: [0, 0, 0]}
  return `#${sum
    .map((part) =>
      coarse(part / count)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Writes a Windows bitmap: every browser shows it, and it needs no compression, which differs between machines. */
function bitmapOf(pixels: ReadonlyArray<readonly Colour[]>): string {
  const [height, width] = [pixels.length, pixels[0]?.length ?? 0]
  const rowBytes = Math.ceil((width * 3) / 4) * 4
  const bytes = new Uint8Array(headerBytes + rowBytes * height)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(2, bytes.length, true)
  view.setUint32(10, headerBytes, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, width, true)
  // Negative: rows are from the top.
  view.setInt32(22, -height, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, 24, true)
  for (const [y, row] of pixels.entries()) {
    for (const [x, [red, green, blue]] of row.entries())
      bytes.set([blue, green, red], headerBytes + y * rowBytes + x * 3)
  }
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`
}

const headerBytes = 54
