import type {Resource} from '../../contract/resource-types.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import {toBytes} from '../../files/bytes.ts'
import type {Site} from '../../site/site.ts'
import {toFeedItem} from './entry.ts'
import {formatOf} from './formats/index.ts'
import {toItem} from './formats/json.ts'

/** The forms that an article has in feeds: in full, as a summary, and in full for mail services. */
export const itemForms = ['full', 'summary', 'mail'] as const
export type ItemForm = (typeof itemForms)[number]

/**
 * Checks that an article can be an item of feeds.
 * @throws {ContractBreach} if its JSON is not what the contract promises
 */
export function checkItem(resource: Resource): void {
  toItem(toFeedItem(resource, 'full'))
}

/**
 * Renders an article for feeds, as UTF-8. It is rendered once in each form and format, however many feeds it is in.
 * @throws {ContractBreach} if its JSON is not what the contract promises
 */
export function renderItem(resource: Resource, form: 'full' | 'summary', format: FeedFormat, site: Site): Uint8Array {
  return toBytes(formatOf(format).renderItem(toFeedItem(resource, form), site))
}

/** Renders an article for mail services. Reading HTML takes a parser, which is loaded when it is needed. */
export async function renderMailItem(resource: Resource, format: FeedFormat, site: Site): Promise<Uint8Array> {
  const {toMailFit} = await import('./mail-fit.ts')
  const item = toFeedItem(resource, 'full')
  return toBytes(formatOf(format).renderItem({...item, html: toMailFit(item.html)}, site))
}
