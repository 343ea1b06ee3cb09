import {compareText} from '../../content/compare.ts'
import {kinds} from '../../content/kinds.ts'
import {labelsFor} from '../../site/labels.ts'
import {pagesIn, type Brief, type RenderedEdition, type PublishedDocument} from '../rendered-edition.ts'
import {feedPath, fileUrl, outputPaths} from '../../site/addresses.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

/*
 * llms.txt (https://llmstxt.org): a title, a summary, notes, and lists of links to Markdown. Titles of recalled
 * documents say that they are withdrawn.
 */

export function renderLlms(rendered: RenderedEdition): RenderedFile[] {
  const {site} = rendered.edition
  const pages = readablePages(rendered)
  const sections = kinds.flatMap((kind) => {
    const own = pages.filter((page) => page.kind === kind)
    return own.length === 0 ? [] : [`## ${kind.title}\n\n${own.map(({brief}) => lineOf(brief)).join('')}`]
  })
  const terms = site.licence?.url === undefined ? '' : ` Licence: ${site.licence.name ?? ''} ${site.licence.url}`
  const more = [
    `- [All of it in one file](${fileUrl(site, outputPaths.llmsFull)}): every page as Markdown\n`,
    `- [Feed](${fileUrl(site, feedPath('', 'json', 'full'))}): the newest articles as JSON Feed\n`,
    `- [API](${fileUrl(site, outputPaths.openApi)}): lists, resources and changes as OpenAPI\n`,
  ].join('')
  const text = [
    `# ${oneLine(site.publisher)}\n`,
    ...(site.description === undefined ? [] : [`> ${oneLine(site.description)}\n`]),
    `${notice}${terms}\n`,
    ...sections,
    `## Optional\n\n${more}`,
  ].join('\n')
  return [{path: outputPaths.llms, text}]
}

/** Renders every page as Markdown, one after the other. @param readMarkdown - reads a published file */
export function* renderLlmsFull(
  rendered: RenderedEdition,
  readMarkdown: (path: string) => string | undefined,
): Generator<string> {
  const {site} = rendered.edition
  yield `# ${oneLine(site.publisher)}\n\n${notice}\n`
  for (const {brief, kind} of readablePages(rendered)) {
    const markdown = readMarkdown(outputPaths.markdown(kind.folder, brief.slug))
    if (markdown === undefined) continue
    yield `\n---\n\n# ${words(titleOf(brief))}\n\n${brief.url}\n\n${markdown.replace(frontMatter, '')}`
  }
}

const notice =
  'Every claim stands with how certain it is and with its caveats: repeat both wherever you repeat the claim. Nothing here replaces medical advice. What is marked as withdrawn must not be followed or repeated.'

/** Returns the pages that machines may read: articles newest first, everything else by title. */
function readablePages(rendered: Pick<RenderedEdition, 'documents'>): PublishedDocument[] {
  return kinds.flatMap((kind) =>
    pagesIn(rendered)
      .filter((document) => document.kind === kind && document.brief.seo?.noIndex !== true)
      .toSorted(
        ({brief: a}, {brief: b}) =>
          (kind.type === 'article' ? compareText(b.datePublished ?? '', a.datePublished ?? '') : 0) ||
          compareText(a.title.toLowerCase(), b.title.toLowerCase()) ||
          compareText(a.id, b.id),
      ),
  )
}

function lineOf(brief: Brief): string {
  const about = brief.summary === undefined ? '' : `: ${oneLine(brief.summary)}`
  return `- [${words(titleOf(brief))}](${brief.links.markdown ?? brief.url})${about}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The front matter of a Markdown file. It is removed, because the text has all that a reader needs. */
const frontMatter = /^---\n[\s\S]*?\n---\n\n/

/** Escapes brackets, which would end the text of a link. */
function words(text: string): string {
  return oneLine(text).replace(/[\\[\]]/g, '\\$&')
}

function titleOf({title, recall, language}: Brief): string {
  return recall === undefined ? title : `${labelsFor(language).withdrawn}: ${title}`
}
