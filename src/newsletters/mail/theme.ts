import {darken, getContrast, getLuminance, lighten, toHex} from 'color2k'
import type {MailSettings} from '../../site/mail-settings.ts'

/** The colours of one mode, light or dark. */
export interface Palette {
  readonly page: string
  /** Text on the page, around the panel. */
  readonly pageInk: string
  readonly panel: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly brand: string
  readonly notice: string
  readonly urgent: string
  readonly urgentLine: string
}

export interface Theme {
  readonly light: Palette
  readonly dark: Palette
}

/** Returns the colours of a publisher's mails. A colour with too little contrast is made darker or lighter. */
export function createTheme({brandColour = '#1f5fa8', backgroundColour = '#f3f4f6'}: Partial<MailSettings>): Theme {
  return {
    light: {
      ...light,
      page: backgroundColour,
      pageInk: readableOn(light.soft, backgroundColour),
      brand: readableOn(brandColour, light.panel),
    },
    dark: {...dark, brand: readableOn(brandColour, dark.panel)},
  }
}

const light = {
  panel: '#ffffff',
  ink: '#1c2430',
  soft: '#4b5563',
  line: '#d9dde3',
  notice: '#fbf6e9',
  urgent: '#fdeeec',
  urgentLine: '#b42318',
}

const dark: Omit<Palette, 'brand'> = {
  page: '#11161c',
  pageInk: '#b3bdc9',
  panel: '#1b222b',
  ink: '#e8edf3',
  soft: '#b3bdc9',
  line: '#3a4653',
  notice: '#2a2718',
  urgent: '#351c1c',
  urgentLine: '#f0877c',
}

const step = 0.02

/** The lowest contrast that text may have (WCAG 2.2, 1.4.3). */
const enough = 4.5

/** Returns the colour, made darker or lighter until it can be read on the background. */
function readableOn(colour: string, ground: string): string {
  const change = getLuminance(ground) > 0.4 ? darken : lighten
  let found = colour
  for (let amount = 0; amount <= 1; amount += step) {
    found = change(colour, amount)
    // The library returns other formats, but mail programs support hexadecimal colours best.
    if (getContrast(found, ground) >= enough) return toHex(found)
  }
  return change === darken ? '#000000' : '#ffffff'
}
