import type {Resource} from '../../contract/resource-types.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import {toBytes} from '../../files/bytes.ts'
import type {Site} from '../../site/site.ts'
import {toFeedItem} from './entry.ts'
import {formatOf} from './formats/index.ts'
import {toMailFit} from './mail-fit.ts'

/** The forms that an article has in feeds: in full, as a summary, and in full for mail services. */
export const itemForms = ['full', 'summary', 'mail'] as const
export type ItemForm = (typeof itemForms)[number]

/**
 * Renders an article for feeds, as UTF-8. It is rendered once in each form and format, however many feeds it is in.
 * @throws {ContractBreach} if its JSON is not what the contract promises
 */
export function renderItem(resource: Resource, form: ItemForm, format: FeedFormat, site: Site): Uint8Array {
  const item = toFeedItem(resource, form === 'summary' ? 'summary' : 'full')
  return toBytes(formatOf(format).renderItem(form === 'mail' ? {...item, html: toMailFit(item.html)} : item, site))
}
