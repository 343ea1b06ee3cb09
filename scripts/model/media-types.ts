import {imageMediaTypes} from './assets.ts'

const byEnding: Readonly<Record<string, string>> = {
  ...imageMediaTypes,
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
}

/** The media type of an output file: JSON below `feeds/` is JSON Feed, the rest goes by its ending. */
export const mediaTypeOf = (path: string): string => {
  if (path.startsWith('feeds/') && path.endsWith('.json')) return 'application/feed+json'
  return byEnding[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}
