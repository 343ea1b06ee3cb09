import type {Snapshot} from '../content/snapshot.ts'
import {isNonEmptyString, isRecord} from '../content/document.ts'
import {colourOf} from './colours.ts'
import {fileUrl, outputPaths, type SiteAddresses} from './addresses.ts'
import type {Size} from '../pictures/crop.ts'
import {pictureFromId, pictureIn, type FindPicture, type Picture} from '../pictures/picture.ts'
import {renditionsOf, type Rendition} from '../pictures/renditions.ts'

/** The publisher, and the addresses of what it publishes. */
export interface Site extends SiteAddresses {
  readonly publisher: string
  readonly description: string | undefined
  readonly language: string
  readonly licence: {readonly name: string | undefined; readonly url: string | undefined} | undefined
  readonly logo: Logo | undefined
  /** Whether there are pages for readers. */
  readonly hasPages: boolean
  /** The colour of the publisher, as hexadecimal. */
  readonly brandColour: string | undefined
  /** Whether pictures are published in full size too. */
  readonly offersOriginals: boolean
  /** The address of the WebSub hub that feeds link to, if there is one. */
  readonly webSubHub: string | undefined
  /** What readers call in an emergency, by country. */
  readonly emergencyNumbers: ReadonlyArray<{readonly country: string; readonly number: string}>
  /** Where readers report mistakes. */
  readonly feedback: string | undefined
}

/**
 * @param find - finds what is known of pictures. Without it, they are what their ids say
 * @param baseUrl - where everything is shown instead of the addresses in the settings
 */
export function createSite(snapshot: Snapshot, find: FindPicture = pictureFromId, baseUrl?: string): Site {
  const settings = snapshot.ofType('siteSettings')[0]?.document
  if (settings === undefined) return unset
  const siteUrl = withoutSlash(baseUrl ?? settings.siteUrl ?? unset.siteUrl)
  const name = isNonEmptyString(settings.licence?.name) ? settings.licence.name.trim() : undefined
  const url = isNonEmptyString(settings.licence?.url) ? settings.licence.url.trim() : undefined
  const feedsUrl = withoutSlash(baseUrl ?? settings.feedsUrl ?? siteUrl)
  return {
    publisher: settings.publisher ?? unset.publisher,
    description: settings.description,
    siteUrl,
    feedsUrl,
    language: settings.language ?? unset.language,
    licence: name === undefined && url === undefined ? undefined : {name, url},
    tagAuthority: settings.tagAuthority ?? unset.tagAuthority,
    tagYear: settings.tagYear ?? unset.tagYear,
    logo: logoOf(settings.logo, feedsUrl, find),
    hasPages: settings.publishesPages !== false,
    brandColour: colourOf(settings.brandColour),
    offersOriginals: settings.offersOriginals === true,
    webSubHub: settings.webSubHub,
    emergencyNumbers: (settings.emergencyNumbers ?? []).flatMap(({country, number}) =>
      isNonEmptyString(country) && isNonEmptyString(number) ? [{country: country.trim(), number: number.trim()}] : [],
    ),
    feedback: isNonEmptyString(settings.feedback) ? settings.feedback : undefined,
  }
}

interface Logo {
  readonly picture: Picture
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
  /** The file for mails. */
  readonly mail: Rendition
}

/** Defaults for missing settings. The rule `no-settings` and the schema check report what is missing. */
const unset: Site = {
  publisher: 'Unnamed publisher',
  description: undefined,
  siteUrl: 'http://localhost:3333/published',
  feedsUrl: 'http://localhost:3333/published',
  language: 'en',
  licence: undefined,
  tagAuthority: 'localhost',
  tagYear: 2026,
  logo: undefined,
  hasPages: true,
  brandColour: undefined,
  offersOriginals: false,
  webSubHub: undefined,
  emergencyNumbers: [],
  feedback: undefined,
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function logoOf(figure: unknown, feedsUrl: string, find: FindPicture): Logo | undefined {
  const picture = pictureIn(figure, find, {isLogo: true})
  const renditions = picture === undefined ? undefined : renditionsOf(picture)
  if (picture === undefined || renditions === undefined) return undefined
  const {main, mail} = renditions
  const alt = isRecord(figure) && typeof figure['alt'] === 'string' ? figure['alt'] : ''
  return {picture, url: fileUrl({feedsUrl}, outputPaths.asset(main.name)), alt, ...sizeOf(main), mail}
}

function sizeOf({width, height}: Size): Size {
  return {width, height}
}
