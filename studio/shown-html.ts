import {withStoredPictures} from '../src/pages/preview/stored-pictures.ts'

export type Scheme = 'light' | 'dark'

/**
 * Adapts the HTML of a mail for the preview. It uses the given colour scheme, whatever the browser prefers. Links open
 * in a new tab. Pictures are loaded from where they are stored, because the published files may not be online.
 * @param pictures - URLs of the pictures by the names of their published files
 */
export function previewHtml(html: string, scheme: Scheme, pictures: ReadonlyMap<string, string>): string {
  return withStoredPictures(html, pictures)
    .replace(darkMedia, scheme === 'dark' ? '@media all' : '@media not all')
    .replace('content="light dark"', `content="${scheme}"`)
    .replace('<head>', '<head><base target="_blank">')
}

const darkMedia = '@media (prefers-color-scheme:dark)'
