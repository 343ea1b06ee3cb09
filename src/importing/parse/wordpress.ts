import {XMLParser} from 'fast-xml-parser'
import {isRecord, recordsIn} from '../../content/document.ts'
import {innermostSpans, replaceSpans, spansBetween, type Span} from '../../text/parse/spans.ts'

/** An entry of a WordPress export (WXR 1.2): a post, page, attachment or menu item. */
export interface WordPressItem {
  readonly type: string
  readonly status: string
  readonly title: string
  readonly slug: string
  /** When it was published, as `2020-01-31 12:00:00`: in UTC or, if the export lacks that, in the site's local time. */
  readonly date: string
  readonly link: string
  readonly html: string
  readonly excerpt: string
  readonly author: string
  readonly tags: readonly string[]
  /** The address of the file, for an attachment. */
  readonly attachmentUrl: string
}

/**
 * Parses the entries of a WordPress export.
 *
 * @throws {Error} if the file is not a WordPress export
 */
export function parseWordPress(xml: string): WordPressItem[] {
  const parsed: unknown = parser.parse(xml)
  const rss = isRecord(parsed) && isRecord(parsed['rss']) ? parsed['rss'] : undefined
  const channel = rss !== undefined && isRecord(rss['channel']) ? rss['channel'] : undefined
  if (channel === undefined || !('wp:wxr_version' in channel))
    throw new Error('Unexpected XML, expected an export of WordPress (Tools, Export, All content)')
  return recordsIn(channel['item']).map(itemOf)
}

/**
 * Cleans the HTML of an entry's text: removes the block editor's comments, turns captions into figures, and adds
 * paragraphs where the classic editor has blank lines.
 */
export function wordPressHtml(html: string): string {
  const kept: string[] = []
  const plain = html.replace(/\r\n?/g, '\n').replace(/\uE000/g, '')
  const uncommented = replaceSpans(plain, spansBetween(plain, /<!--\s*\/?wp:/g, /-->/g), () => '\n\n')
  const unformatted = replaceSpans(
    uncommented,
    spansBetween(uncommented, /<pre\b/gi, /<\/pre>/gi),
    ({start, end}) => `\n\n\uE000${kept.push(uncommented.slice(start, end)) - 1}\uE000\n\n`,
  )
  const clean = replaceSpans(unformatted, innermostSpans(unformatted, /\[caption\b/g, /\[\/caption\]/g), toFigure)
    .replace(opening, (tag) => `\n\n${tag}`)
    .replace(closing, (tag) => `${tag}\n\n`)
  return clean
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (block.test(part) || part.startsWith('\uE000') ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`))
    .join('\n')
    .replace(/\uE000(\d+)\uE000/g, (_whole, index: string) => kept[Number(index)] ?? '')
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  cdataPropName: '#cdata',
  trimValues: false,
  processEntities: true,
  isArray: (name) => name === 'item' || name === 'category',
})

function itemOf(item: Readonly<Record<string, unknown>>): WordPressItem {
  const field = (name: string): string => text(item[name]).trim()
  const categories = Array.isArray(item['category']) ? item['category'].map(text) : []
  return {
    type: field('wp:post_type'),
    status: field('wp:status'),
    title: field('title'),
    slug: field('wp:post_name'),
    date: field('wp:post_date_gmt') || field('wp:post_date'),
    link: field('link'),
    html: text(item['content:encoded']),
    excerpt: field('excerpt:encoded'),
    author: field('dc:creator'),
    tags: categories.map((category) => category.trim()).filter((category) => category !== ''),
    attachmentUrl: field('wp:attachment_url'),
  }
}

/** What is between `[caption` and `[/caption]`, as a figure, if it is a picture with words about it. */
function toFigure({inner}: Span): string | undefined {
  const [, picture, words] = captioned.exec(inner) ?? []
  return picture === undefined || words === undefined
    ? undefined
    : `\n\n<figure>${picture}<figcaption>${words}</figcaption></figure>\n\n`
}

const captioned = /^[^\]]*\]\s*((?:<a[^<>]*>\s*)?<img[^<>]*>\s*(?:<\/a>)?)([^]*)$/

const outermost = '(?:p|div|h[1-6]|ul|ol|blockquote|table|figure|hr)'
const opening = new RegExp(`<${outermost}\\b`, 'gi')
const closing = new RegExp(`</${outermost}>|<hr\\b[^<>]*>`, 'gi')

const blockNames =
  'p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|table|thead|tbody|tr|th|td|figure|figcaption|pre|hr|section|details'
const block = new RegExp(`</?(?:${blockNames})\\b`, 'i')

function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(text).join('')
  if (!isRecord(value)) return ''
  return text(value['#cdata'] ?? value['#text'])
}
