import {assetFileName, parseImageAssetId} from '../content/assets.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {isNonEmptyString, isRecord} from '../content/document.ts'
import {fileUrl, outputPaths, type SiteAddresses} from './addresses.ts'
import {refsOf} from '../content/references.ts'

/** The publisher, and the addresses of what it publishes. */
export interface Site extends SiteAddresses {
  readonly publisher: string
  readonly description: string | undefined
  readonly language: string
  readonly licence: {readonly name: string | undefined; readonly url: string | undefined} | undefined
  readonly logo: Logo | undefined
  /** The address of the WebSub hub that feeds link to, if there is one. */
  readonly webSubHub: string | undefined
  /** What readers call in an emergency, by country. */
  readonly emergencyNumbers: ReadonlyArray<{readonly country: string; readonly number: string}>
  /** Where readers report mistakes. */
  readonly feedback: string | undefined
}

export function createSite(snapshot: Snapshot): Site {
  const settings = snapshot.ofType('siteSettings')[0]?.document
  if (settings === undefined) return unset
  const siteUrl = withoutSlash(settings.siteUrl ?? unset.siteUrl)
  const name = isNonEmptyString(settings.licence?.name) ? settings.licence.name.trim() : undefined
  const url = isNonEmptyString(settings.licence?.url) ? settings.licence.url.trim() : undefined
  const feedsUrl = withoutSlash(settings.feedsUrl ?? siteUrl)
  return {
    publisher: settings.publisher ?? unset.publisher,
    description: settings.description,
    siteUrl,
    feedsUrl,
    language: settings.language ?? unset.language,
    licence: name === undefined && url === undefined ? undefined : {name, url},
    tagAuthority: settings.tagAuthority ?? unset.tagAuthority,
    tagYear: settings.tagYear ?? unset.tagYear,
    logo: logoOf(settings.logo, feedsUrl),
    webSubHub: settings.webSubHub,
    emergencyNumbers: (settings.emergencyNumbers ?? []).flatMap(({country, number}) =>
      isNonEmptyString(country) && isNonEmptyString(number) ? [{country: country.trim(), number: number.trim()}] : [],
    ),
    feedback: isNonEmptyString(settings.feedback) ? settings.feedback : undefined,
  }
}

interface Logo {
  readonly assetId: string
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly format: string
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
  webSubHub: undefined,
  emergencyNumbers: [],
  feedback: undefined,
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function logoOf(figure: unknown, feedsUrl: string): Logo | undefined {
  if (!isRecord(figure) || !isRecord(figure['image'])) return undefined
  const [assetId] = refsOf(figure['image']['asset'])
  const parsed = assetId === undefined ? undefined : parseImageAssetId(assetId)
  const name = assetId === undefined ? undefined : assetFileName(assetId)
  if (assetId === undefined || parsed === undefined || name === undefined) return undefined
  const {width, height, format} = parsed
  const alt = typeof figure['alt'] === 'string' ? figure['alt'] : ''
  return {assetId, url: fileUrl({feedsUrl}, outputPaths.asset(name)), alt, width, height, format}
}
