export type Scheme = 'light' | 'dark'

/**
 * Adapts the HTML of a mail for the preview. It uses the given colour scheme, whatever the browser prefers. Links open
 * in a new tab. Pictures are loaded from where they are stored, because the published files may not be online.
 * @param pictures - URLs of the pictures by the names of their published files
 */
export function previewHtml(html: string, scheme: Scheme, pictures: ReadonlyMap<string, string>): string {
  const shown = [...pictures].reduce(
    (rest, [name, url]) =>
      rest.replaceAll(new RegExp(`https?://[^"\\s]*/assets/${RegExp.escape(name)}`, 'g'), () => url),
    html,
  )
  return shown
    .replace(darkMedia, scheme === 'dark' ? '@media all' : '@media not all')
    .replace('content="light dark"', `content="${scheme}"`)
    .replace('<head>', '<head><base target="_blank">')
}

/** Where a published file of a picture is stored. */
export function shownUrl(url: string, pictures: ReadonlyMap<string, string>): string {
  const [name = ''] = pictureNames(url)
  return pictures.get(name) ?? url
}

/** The names of the published files of the pictures in HTML. */
export function pictureNames(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/\/assets\/([0-9a-f]{40}-[0-9a-f]{8}\/[\w-]+\.\w+)/g)].flatMap(([, name]) => name ?? []),
    ),
  ]
}

const darkMedia = '@media (prefers-color-scheme:dark)'
