import {kinds} from '../content/kinds.ts'
import {feedPath, mailFeedFolder, outputPaths} from './addresses.ts'
import {feedFormatNames} from './feed-formats.ts'

/** A placeholder for any slug in an address. */
const anySlug = '\u0000'

/** Names that the output itself uses in folders that also have slugs: `feeds/` has `page/`, `mail/` and `rss.xml`. */
const reserved: ReadonlySet<string> = new Set(
  addressesOfSlugs()
    .map((address) => address.slice(0, address.indexOf(anySlug)))
    .flatMap((folder) =>
      ownAddresses().flatMap((address) => {
        const [name] = address.startsWith(folder) ? address.slice(folder.length).split('/') : []
        return name === undefined || name === 'x' ? [] : [name.replace(/\..*$/, '')]
      }),
    ),
)

/** Every reserved slug, for messages and tests. */
export const reservedSlugs: readonly string[] = [...reserved].toSorted()

export function isDeviceName(slug: string): boolean {
  return device.test(slug)
}

/** Whether the output already has a file or a folder of its own where the slug would be. */
export function isReserved(slug: string): boolean {
  return reserved.has(slug.toLowerCase())
}

function addressesOfSlugs(): string[] {
  return [
    feedPath(anySlug, 'json', 'full'),
    outputPaths.newsletter(anySlug, 'index.html'),
    ...kinds.flatMap(({folder, facet}) => [
      outputPaths.resource(folder, anySlug),
      outputPaths.markdown(folder, anySlug),
      ...(facet === undefined
        ? []
        : [outputPaths.list(`articles/${facet}/${anySlug}`), feedPath(`${facet}/${anySlug}`, 'json', 'full')]),
    ]),
  ]
}

/** Addresses of the output without a slug, one of each form. */
function ownAddresses(): string[] {
  return [
    outputPaths.feedList,
    outputPaths.feedOutline,
    outputPaths.newsletterArchive,
    outputPaths.newsletterFeed,
    outputPaths.newsletterRss,
    ...feedFormatNames.flatMap((format) => [
      feedPath('', format, 'full'),
      feedPath('', format, 'full', 1),
      feedPath('', format, 'summary'),
      feedPath(mailFeedFolder, format, 'full'),
    ]),
    ...kinds.flatMap(({folder, facet}) => [
      outputPaths.list(folder),
      outputPaths.listPage(folder, 1),
      ...(facet === undefined ? [] : [outputPaths.list(`articles/${facet}/x`), feedPath(`${facet}/x`, 'json', 'full')]),
    ]),
  ]
}

/**
 * Windows reserves these names for devices, with any file extension
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
