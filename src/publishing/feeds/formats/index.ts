import type {FeedFormat} from '../../../site/feed-formats.ts'
import type {Format} from '../format.ts'
import {atom} from './atom.ts'
import {json} from './json.ts'
import {rss} from './rss.ts'

/** Returns how a feed format is written. */
export function formatOf(name: FeedFormat): Format {
  return byName[name]
}

const byName: Readonly<Record<FeedFormat, Format>> = {json, rss, atom}
