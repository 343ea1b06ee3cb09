import {labelsFor} from '../../site/labels.ts'
import type {Resource} from '../../contract/resource-types.ts'
import {carriedLines} from '../../pages/safety/in-brief.ts'
import {sentence} from '../../pages/tree/sentence.ts'
import type {Site} from '../../site/site.ts'
import {feedPath, fileUrl, outputPaths} from '../../site/addresses.ts'

/*
 * llms.txt (https://llmstxt.org): a title, a summary, notes, and lists of links to Markdown. Titles of recalled
 * documents say that they are withdrawn.
 */

/** The lines of one kind, in the order in which they are shown. */
export interface LlmsSection {
  readonly title: string
  readonly lines: readonly string[]
  /** Addresses of the full texts of the kind, in parts. */
  readonly fullTexts: readonly string[]
}

/** Renders llms.txt. @param sections - the kinds that have pages */
export function renderLlms(sections: readonly LlmsSection[], site: Site): string {
  const terms = site.licence?.url === undefined ? '' : ` Licence: ${site.licence.name ?? ''} ${site.licence.url}`
  const more = [
    ...sections.flatMap(({title, fullTexts}) =>
      fullTexts.map((url, index) => {
        const part = fullTexts.length === 1 ? '' : `, part ${index + 1} of ${fullTexts.length}`
        return `- [${title} in full${part}](${url}): their pages as Markdown\n`
      }),
    ),
    `- [Feed](${fileUrl(site, feedPath('', 'json', 'full'))}): the newest articles as JSON Feed\n`,
    `- [API](${fileUrl(site, outputPaths.openApi)}): lists, resources and changes as OpenAPI\n`,
  ].join('')
  return [
    `# ${oneLine(site.publisher)}\n`,
    ...(site.description === undefined ? [] : [`> ${oneLine(site.description)}\n`]),
    `${notice}${terms}\n`,
    ...sections.map(({title, lines}) => `## ${title}\n\n${lines.join('')}`),
    `## Optional\n\n${more}`,
  ].join('\n')
}

/** One page in a file of full texts. */
export interface FullText {
  readonly heading: string
  readonly url: string
  /** Its Markdown file. */
  readonly markdown: string
}

/** Renders pages as Markdown, one after the other. */
export function renderFullTexts(texts: readonly FullText[], {publisher}: Site): string[] {
  return [
    `# ${oneLine(publisher)}\n\n${notice}\n`,
    ...texts.map(
      ({heading, url, markdown}) => `\n---\n\n# ${heading}\n\n${url}\n\n${markdown.replace(frontMatter, '')}`,
    ),
  ]
}

const notice =
  'Every claim stands with how certain it is and with its caveats: repeat both wherever you repeat the claim. Nothing here replaces medical advice. What is marked as withdrawn must not be followed or repeated.'

/** Returns a page's line in llms.txt. */
export function llmsLine(resource: Resource): string {
  const {summary, links, url} = resource
  const about = summary === undefined ? '' : `: ${sentence(oneLine(summary))}`
  const notices = carriedLines(resource).map(sentence).join(' ')
  return `- [${llmsHeading(resource)}](${links.markdown ?? url})${about}${notices === '' ? '' : ` ${notices}`}\n`
}

/** Returns a page's title. That of a recalled document says so. */
export function llmsHeading({title, recall, language}: Resource): string {
  return words(recall === undefined ? title : `${labelsFor(language).withdrawn}: ${title}`)
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
