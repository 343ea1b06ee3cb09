import {imageMediaTypes} from '../content/assets.ts'
import {headersOf} from './serving.ts'

const byEnding: Readonly<Record<string, string>> = {
  ...imageMediaTypes,
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
}

/** The media type of an output file: what it is served as, where there is a rule for it, else by its ending. */
export const mediaTypeOf = (path: string): string =>
  headersOf(`/${path}`)['Content-Type'] ??
  byEnding[path.split('.').at(-1)?.toLowerCase() ?? ''] ??
  'application/octet-stream'
