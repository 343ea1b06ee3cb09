import {readableOn} from '../../site/colours.ts'
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
