import {mediaTypeOf} from '../files/media-types.ts'
import {headerOf} from './serving.ts'

/** The media type of an output file: what it is served as, where there is a rule for it, else by its ending. */
export function outputMediaTypeOf(path: string): string {
  return headerOf(`/${path}`, 'Content-Type') ?? mediaTypeOf(path)
}
