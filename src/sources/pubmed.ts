import {SaxesParser} from 'saxes'
import type {Standing} from './standing.ts'

/**
 * Reads PubMed's answer about an article (`efetch`, XML, https://www.ncbi.nlm.nih.gov/books/NBK25499/): it was retracted if
 * it has the type "Retracted Publication" or a link `RetractionIn`. `RetractionOf` says that it is the notice itself.
 * `UpdateIn` leads to a newer edition.
 *
 * @returns undefined if the answer is no XML, or has no article
 */
export function readPubMed(answer: string): Standing | undefined {
  const found = elementsIn(answer)
  if (found === undefined) return undefined
  const {links, types} = found
  const notice = (type: string) => links.find((link) => link.type === type)
  const retraction = notice('RetractionIn') ?? notice('RetractedandRepublishedIn')
  const update = notice('UpdateIn')
  const isRetracted = types.includes('Retracted Publication') || retraction !== undefined
  return {
    from: 'PubMed',
    ...(isRetracted ? {retracted: pmidOf(retraction?.pmid)} : {}),
    ...(update === undefined ? {} : {supersededBy: pmidOf(update.pmid)}),
    others: links
      .filter(({type}) => telling.has(type))
      .map(({type, pmid}) => `${type}${pmid === undefined ? '' : ` PMID ${pmid}`}`),
  }
}

/** Links that somebody should look at. */
const telling: ReadonlySet<string> = new Set(['ErratumIn', 'ExpressionOfConcernIn', 'CorrectedandRepublishedIn'])

interface Link {
  readonly type: string
  pmid?: string
}

function elementsIn(answer: string): {readonly types: readonly string[]; readonly links: readonly Link[]} | undefined {
  const [types, links]: [string[], Link[]] = [[], []]
  const open: string[] = []
  let isArticle = false
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({name, attributes}) => {
    open.push(name)
    text = ''
    if (name === 'PubmedArticle') isArticle = true
    if (name === 'CommentsCorrections') links.push({type: attributes['RefType'] ?? ''})
  })
  parser.on('text', (part) => {
    text += part
  })
  parser.on('closetag', ({name}) => {
    open.pop()
    const link = links.at(-1)
    if (name === 'PublicationType') types.push(text.trim())
    if (name === 'PMID' && open.at(-1) === 'CommentsCorrections' && link !== undefined) link.pmid = text.trim()
  })
  try {
    parser.write(answer).close()
  } catch {
    return undefined
  }
  return isArticle ? {types, links} : undefined
}

function pmidOf(notice: string | undefined) {
  return notice === undefined ? {} : {notice: `PMID ${notice}`}
}
