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

/** The names of the published files of a mail's pictures. */
export function pictureNames(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/<img [^>]*src="[^"]*\/assets\/([\w-]+\/[\w.-]+)"/g)].flatMap(([, name]) => name ?? []),
    ),
  ]
}

const darkMedia = '@media (prefers-color-scheme:dark)'
