import type {Certainty} from '../../content/evidence.ts'
import type {Issue, IssueArticle} from '../issue.ts'
import {labelsFor, type Labels} from '../../site/labels.ts'
import type {ResourceImage} from '../../contract/resource-types.ts'
import type {Site} from '../../site/site.ts'

/*
 * Lines that HTML and plain text share. Each is made here once, so that both say the same.
 */

/** Returns the line with the publisher and the name of the issue. */
export function kickerOf({title}: Issue, {publisher}: Site): string {
  return `${publisher} · ${title}`
}

export function itemTitle({title, recall}: IssueArticle, labels: Labels): string {
  return recall === undefined ? title : `${labels.withdrawn}: ${title}`
}

/** Returns how certain the claims of an article are, most certain first. */
export function certaintyLine({evidence, recall}: IssueArticle, labels: Labels): string | undefined {
  if (recall !== undefined || evidence.length === 0) return undefined
  const found = new Set<string>(evidence.map(({certainty}) => certainty))
  const order: readonly Certainty[] = ['high', 'moderate', 'low', 'veryLow', 'notGraded']
  const names = order.filter((certainty) => found.has(certainty)).map((certainty) => labels.certainty[certainty])
  return `${labels.evidence}: ${names.join(', ')}`
}

/** Returns the titles of the caveats of an article. Their texts are at the end of the mail. */
export function caveatLine({caveats}: IssueArticle, labels: Labels): string | undefined {
  return caveats.length === 0 ? undefined : `${labels.caveats}: ${caveats.map(({title}) => title).join('; ')}`
}

/** Returns the line below a picture: caption and credit, or undefined if it has neither. */
export function creditLine(image: ResourceImage | undefined): string | undefined {
  const words = [image?.caption, image?.credit].filter((part) => part !== undefined).join(' – ')
  return words === '' ? undefined : words
}

/** Returns why the reader receives the mail. */
export function reasonLine({language}: Issue, {publisher}: Site): string {
  return `${labelsFor(language).mail.youReceiveThis} ${publisher}.`
}

/** Returns the preview text. Without one, it is taken from the introduction, or else from the section titles. */
export function preheaderOf(
  {preheader, introduction, sections}: Issue,
  plainText: (issue: Issue['introduction']) => string,
): string {
  if (preheader !== '') return preheader
  const words = plainText(introduction).replace(/\s+/gu, ' ').trim() || sections.map(({title}) => title).join(' · ')
  const characters = [...words]
  return characters.length > 120 ? `${characters.slice(0, 119).join('').trimEnd()}…` : words
}
