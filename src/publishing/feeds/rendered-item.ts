import type {Resource} from '../../contract/resource-types.ts'
import type {FeedContent} from '../../site/addresses.ts'
import type {FeedFormat} from '../../site/feed-formats.ts'
import {toBytes} from '../../files/bytes.ts'
import type {Site} from '../../site/site.ts'
import {distinctAt, updatedAt} from './dates.ts'
import {toFeedItem} from './entry.ts'
import {formatOf} from './formats/index.ts'

/** An article as feeds show it. It is rendered once in each form, however many feeds it is in. */
export interface RenderedItem {
  readonly updated: string
  /** Whether the article was recalled. Then its text is the reason. */
  readonly isRecalled: boolean
  readonly full: Form
  readonly summary: Form
}

/** An article in full or as a summary. */
interface Form {
  /** As UTF-8, which every page that shows it has a copy of. */
  readonly in: (format: FeedFormat) => Uint8Array
  /** The size of its JSON. */
  readonly bytes: number
}

/** Renders an article for feeds. @throws {ContractBreach} if its JSON is not what the contract promises */
export function toRenderedItem(resource: Resource, site: Site): RenderedItem {
  return {
    updated: distinctAt(updatedAt(resource, site), resource.id),
    isRecalled: resource.recall !== undefined,
    full: toForm(resource, 'full', site),
    summary: toForm(resource, 'summary', site),
  }
}

/** The JSON is rendered at once, so that an article that breaks the contract is found while it can be left out. */
function toForm(resource: Resource, content: FeedContent, site: Site): Form {
  const item = toFeedItem(resource, content)
  const json = toBytes(formatOf('json').renderItem(item, site))
  const rendered: Partial<Record<FeedFormat, Uint8Array>> = {json}
  return {
    in: (format) => (rendered[format] ??= toBytes(formatOf(format).renderItem(item, site))),
    bytes: json.length,
  }
}
