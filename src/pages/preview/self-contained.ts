import {draftNote} from './draft-note.ts'
import {shownUrl} from './stored-pictures.ts'

/** What a page to show around says of itself. */
export interface DraftMark {
  /** When it was made (RFC 3339). */
  readonly at: string
  /** A digest of what it says, so that two people know whether they read the same. */
  readonly digest: string
}

/** Loads a picture as a `data:` URL. Undefined if it cannot be had. */
export type LoadPicture = (url: string) => Promise<string | undefined>

/**
 * Makes one file of a page, for somebody who has no Studio: its pictures are in it, it loads nothing, and its first line
 * says that it is a draft.
 * @param pictures - where pictures are stored, by the names of their published files
 */
export async function selfContained(
  html: string,
  {at, digest}: DraftMark,
  pictures: ReadonlyMap<string, string>,
  load: LoadPicture,
): Promise<string> {
  const plain = html
    .replace(/<source [^>]*>/g, '')
    .replace(/ (?:srcset|sizes)="[^"]*"/g, '')
    .replace(/<link rel="(?:alternate|canonical|icon)"[^>]*>/g, '')
    .replace(/<meta (?:property="og:|name="twitter:)[^>]*>/g, '')
    .replace(/<script[^>]*>.*?<\/script>/gs, '')
  const loaded = new Map<string, string>()
  for (const [, url = ''] of plain.matchAll(pictureAddress)) {
    const stored = shownUrl(url, pictures)
    if (!loaded.has(url)) loaded.set(url, (await load(stored)) ?? emptyPicture)
  }
  return plain
    .replace(pictureAddress, (_, url: string) => ` src="${loaded.get(url) ?? emptyPicture}"`)
    .replace('<head>', () => '<head><meta name="robots" content="noindex">')
    .replace('<body>', () => `<body>${draftNote(`Draft of ${dayAndTime(at)} UTC (${digest.slice(0, 12)})`)}`)
}

const pictureAddress = / src="([^"]*)"/g

const emptyPicture = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

function dayAndTime(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
