export type Scheme = 'light' | 'dark'

/**
 * A mail as the preview shows it: in the mode that is asked for, whatever the browser prefers; links open in a tab of their own;
 * pictures come from where they are kept, since what is published may not be online.
 * @param pictures - addresses of pictures by their file names
 */
export function previewHtml(html: string, scheme: Scheme, pictures: ReadonlyMap<string, string>): string {
  const shown = [...pictures].reduce(
    (rest, [name, url]) =>
      rest.replaceAll(new RegExp(`https?://[^"\\s]*/assets/${name.replaceAll('.', '\\.')}`, 'g'), () => url),
    html,
  )
  return shown
    .replace(darkMedia, scheme === 'dark' ? '@media all' : '@media not all')
    .replace('content="light dark"', `content="${scheme}"`)
    .replace('<head>', '<head><base target="_blank">')
}

/** The file names of a mail's pictures. */
export function pictureNames(html: string): string[] {
  return [...new Set([...html.matchAll(/<img [^>]*src="[^"]*\/assets\/([\w.-]+)"/g)].flatMap(([, name]) => name ?? []))]
}

const darkMedia = '@media (prefers-color-scheme:dark)'
