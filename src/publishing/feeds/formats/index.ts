import type {Format} from '../format.ts'
import {atom} from './atom.ts'
import {json} from './json.ts'
import {rss} from './rss.ts'

/** Every format that feeds are written in. */
export const formats: readonly Format[] = [json, rss, atom]
