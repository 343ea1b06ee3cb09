import {mediaTypeOf} from '../files/media-types.ts'
import {headerOf} from './serving.ts'

/** Returns the media type of an output file: from its serving rule if there is one, else by its file extension. */
export function outputMediaTypeOf(path: string): string {
  return headerOf(`/${path}`, 'Content-Type') ?? mediaTypeOf(path)
}
