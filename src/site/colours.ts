import {darken, getContrast, getLuminance, lighten, toHex} from 'color2k'

const step = 0.02

/** The lowest contrast that text may have (WCAG 2.2, 1.4.3). */
const enough = 4.5

/** Returns the colour, made darker or lighter until it can be read on the background. */
export function readableOn(colour: string, ground: string): string {
  const change = getLuminance(ground) > 0.4 ? darken : lighten
  let found = colour
  for (let amount = 0; amount <= 1; amount += step) {
    found = change(colour, amount)
    // The library returns other formats, but mail programs support hexadecimal colours best.
    if (getContrast(found, ground) >= enough) return toHex(found)
  }
  return change === darken ? '#000000' : '#ffffff'
}

const colour = /^#[0-9a-f]{6}$/i

/** Reads a colour that an editor chose. */
export function colourOf(value: unknown): string | undefined {
  return typeof value === 'string' && colour.test(value) ? value.toLowerCase() : undefined
}
