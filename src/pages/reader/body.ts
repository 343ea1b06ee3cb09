import type {Labels} from '../../site/labels.ts'
import type {Place} from './place.ts'

/** The text of a page, ready to be shown, and its headings. */
export interface ReaderBody {
  /** What comes first: what was recalled, the key points, and when to get medical help. */
  readonly opening: string
  readonly rest: string
  readonly headings: ReadonlyArray<{readonly id: string; readonly title: string}>
}

/**
 * Prepares the HTML of a text for its page: links are relative, headings and sources can be linked to, and the signs that
 * need help stand in a box. The HTML is our own (`src/text/write/html.ts`): quotes in attributes and `<` in texts are
 * escaped.
 */
export function readerBody(html: string, place: Place, labels: Labels): ReaderBody {
  const headings: Array<{id: string; title: string}> = []
  const taken = new Set<string>()
  const withIds = linked(html, place).replace(/<h2>(.*?)<\/h2>/gs, (_, content: string) => {
    const title = content.replace(/<[^>]*>/g, '')
    const id = freeId(title, taken)
    headings.push({id, title})
    return `<h2 id="${id}">${content}</h2>`
  })
  const whole = helpBox(numbered(withIds), labels)
  const end =
    endOf(/<section class="help".*?<\/section>/s, whole) ?? endOf(/<ul class="takeaways">.*?<\/ul>/s, whole) ?? 0
  return {opening: whole.slice(0, end), rest: whole.slice(end), headings}
}

function endOf(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)
  return found === null ? undefined : found.index + found[0].length
}

/** Makes links relative, and leaves styles to the style sheet. */
export function linked(html: string, {to}: Place): string {
  return html.replace(/<(?:a|img|source)(?: [\w-]+="[^"]*")*>/g, (tag) =>
    tag
      .replace(/ style="[^"]*"/, '')
      .replace(/ (href|src)="([^"]*)"/, (_, name: string, address: string) => ` ${name}="${to(address)}"`)
      .replace(/ srcset="([^"]*)"/, (_, set: string) => ` srcset="${set.split(', ').map(to).join(', ')}"`),
  )
}

/** Lets citations lead to the list of sources on the page, which leads to the publications. */
function numbered(html: string): string {
  const [, list] = /<ol class="sources">(.*?)<\/ol>/s.exec(html) ?? []
  if (list === undefined) return html
  const count = list.match(/<li>/g)?.length ?? 0
  let number = 0
  const withAnchors = list.replace(/<li>/g, () => `<li id="source-${(number += 1)}">`)
  return html
    .replace(list, () => withAnchors)
    .replace(/<a href="[^"]*" class="citation">\[(\d+)\]<\/a>/g, (whole, cited: string) =>
      Number(cited) <= count ? `<a href="#source-${cited}" class="citation">[${cited}]</a>` : whole,
    )
}

/** Puts the section about the signs that need help into a box of its own. */
function helpBox(html: string, {redFlags}: Labels): string {
  const section = new RegExp(
    `<h2 id="([^"]*)">${RegExp.escape(escaped(redFlags))}</h2>((?:\\n<p><strong>[^\\n]*</strong></p>\\n<ul class="red-flags[^"]*">.*?</ul>)+)`,
    's',
  )
  return html.replace(section, (_, id: string, groups: string) => {
    const parts = groups.replace(
      /\n<p>(<strong>[^\n]*<\/strong>)<\/p>\n<ul class="red-flags red-flags-(\w+)">(.*?)<\/ul>/gs,
      (_group, action: string, urgency: string, signs: string) =>
        `\n<div class="help-group help-${urgency}"><p>${action}</p>\n<ul>${signs}</ul></div>`,
    )
    return `<section class="help" aria-labelledby="${id}"><h2 id="${id}">${escaped(redFlags)}</h2>${parts}\n</section>`
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')
}

/** An id that a heading has not got yet, from its words. */
function freeId(title: string, taken: Set<string>): string {
  const words = title
    .replace(/&#x\w+;/g, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const base = `s-${words === '' ? 'part' : words.slice(0, 60)}`
  let id = base
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`
  taken.add(id)
  return id
}
