import {extractFromJson} from '@extractus/feed-extractor'
import {parseFeed as parseByRowan} from '@rowanmanning/feed-parser'
import feedMe from 'feedme'
import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import {parseFeed as parseByHtmlparser} from 'htmlparser2'
import RssParser from 'rss-parser'
import {isRecord, recordsIn} from '../../../src/content/document.ts'

/** What a parser read for an article. Fields that it does not read are absent. */
export interface ReadItem {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly url?: string | undefined
  /** With a precision of one second. */
  readonly published?: string | undefined
  readonly authors?: readonly string[]
  readonly subjects?: readonly string[]
  readonly summary?: string | undefined
  readonly html?: string | undefined
}

interface ReadFeed {
  readonly title?: string | undefined
  readonly items: readonly ReadItem[]
}

type Reader = (text: string) => ReadFeed | Promise<ReadFeed>

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const second = (value: unknown): string | undefined => {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined
  return date?.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
const texts = (values: readonly unknown[]): string[] => values.flatMap((value) => text(value) ?? [])

const readByRowan: Reader = (xml) => {
  const feed = parseByRowan(xml)
  return {
    title: feed.title ?? undefined,
    items: feed.items.map((item) => ({
      id: item.id ?? undefined,
      title: item.title ?? undefined,
      url: item.url ?? undefined,
      published: second(item.published),
      authors: item.authors.flatMap(({name}) => name ?? []),
      subjects: item.categories.flatMap(({label}) => label ?? []),
      summary: item.description ?? undefined,
      html: item.content ?? undefined,
    })),
  }
}

const readByHtmlparser: Reader = (xml) => {
  const feed = parseByHtmlparser(xml)
  return {
    title: feed?.title,
    items: (feed?.items ?? []).map(({id, title, link, description}) => ({id, title, url: link, summary: description})),
  }
}

const readByRssParser =
  (format: 'rss' | 'atom'): Reader =>
  async (xml) => {
    const feed = await new RssParser().parseString(xml)
    return {
      title: feed.title,
      items: feed.items.map((item) => {
        const fields: Readonly<Record<string, unknown>> = {...item}
        const common = {title: item.title, url: item.link}
        return format === 'rss'
          ? {
              ...common,
              id: item.guid,
              published: second(item.isoDate),
              authors: texts([fields['creator']]),
              subjects: recordsIn(fields['categories']).flatMap((category) => text(category['_']) ?? []),
              summary: text(fields['content']),
              html: text(fields['content:encoded']),
            }
          : {
              ...common,
              id: text(fields['id']),
              authors: texts([fields['author']]),
              summary: text(fields['summary']),
              html: text(fields['content']),
            }
      }),
    }
  }

const readRssByFeedsmith: Reader = (xml) => {
  const feed = parseRssFeed(xml)
  return {
    title: feed.title,
    items: (feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      title: item.title,
      url: item.link,
      published: second(item.pubDate),
      authors: item.dc?.creators ?? [],
      subjects: (item.categories ?? []).flatMap(({name}) => name ?? []),
      summary: item.description,
      html: item.content?.encoded,
    })),
  }
}

const readAtomByFeedsmith: Reader = (xml) => {
  const feed = parseAtomFeed(xml)
  return {
    title: feed.title?.value,
    items: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      title: entry.title?.value,
      url: entry.links?.find(({rel, type}) => rel === 'alternate' && type === 'text/html')?.href,
      published: second(entry.published),
      authors: (entry.authors ?? []).flatMap(({name}) => name ?? []),
      subjects: (entry.categories ?? []).flatMap(({label}) => label ?? []),
      summary: entry.summary?.value,
      html: entry.content?.value,
    })),
  }
}

const readJsonByFeedsmith: Reader = (json) => {
  const feed = parseJsonFeed(json)
  return {
    title: feed.title,
    items: (feed.items ?? []).map((item) => ({
      id: item.id,
      title: item.title,
      url: item.url,
      published: second(item.date_published),
      authors: (item.authors ?? []).flatMap(({name}) => name ?? []),
      subjects: item.tags ?? [],
      summary: item.summary,
      html: item.content_html,
    })),
  }
}

const readJsonByExtractor: Reader = (json) => {
  const feed = extractFromJson(JSON.parse(json), {
    descriptionMaxLen: 0,
    getExtraEntryFields: (entry) => (isRecord(entry) ? {key: entry['id'], html: entry['content_html']} : {}),
  })
  return {
    title: feed.title,
    items: (feed.entries ?? []).map((entry) => {
      const fields: Readonly<Record<string, unknown>> = {...entry}
      return {
        id: text(fields['key']),
        title: entry.title,
        url: entry.link,
        published: second(entry.published),
        html: text(fields['html']),
      }
    }),
  }
}

const readByFeedMe: Reader = (json) =>
  new Promise((resolve, reject) => {
    // Its types declare a `default` inside the default export, which does not exist.
    const constructor: unknown = feedMe
    if (typeof constructor !== 'function') throw new Error('feedme is not a class')
    const parser: InstanceType<typeof feedMe.default> = Reflect.construct(constructor, [true])
    parser.on('error', reject)
    parser.on('finish', () => {
      const feed = parser.done()
      resolve({
        title: text(feed?.['title']),
        items: (feed?.items ?? []).map((item) => ({
          id: text(item['id']),
          title: text(item['title']),
          url: text(item['url']),
          published: second(item['date_published']),
          summary: text(item['summary']),
          html: text(item['content_html']),
        })),
      })
    })
    parser.end(json)
  })

/** Third-party parsers by format. Each returns only the fields that it reads. */
export const readers: Readonly<Record<'json' | 'rss' | 'atom', Readonly<Record<string, Reader>>>> = {
  json: {feedsmith: readJsonByFeedsmith, 'feed-extractor': readJsonByExtractor, feedme: readByFeedMe},
  rss: {
    feedsmith: readRssByFeedsmith,
    'feed-parser': readByRowan,
    'rss-parser': readByRssParser('rss'),
    htmlparser2: readByHtmlparser,
  },
  atom: {
    feedsmith: readAtomByFeedsmith,
    'feed-parser': readByRowan,
    'rss-parser': readByRssParser('atom'),
    htmlparser2: readByHtmlparser,
  },
}
