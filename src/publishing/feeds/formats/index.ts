import {feedFormatNames, type FeedFormat} from '../../../site/feed-formats.ts'
import type {Format} from '../format.ts'
import {atom} from './atom.ts'
import {json} from './json.ts'
import {rss} from './rss.ts'

const byName: Readonly<Record<FeedFormat, Format>> = {json, rss, atom}

/** The feed formats, in the order in which they are offered. */
export const formats: readonly Format[] = feedFormatNames.map((name) => byName[name])
