import {certaintyLines} from '../../pages/safety/in-brief.ts'
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

/**
 * Returns what must stand beside an article's summary, a line each: what was recalled, how certain its claims are and
 * where to read that, its caveats by title, who should ask a doctor first, and the review. The texts of the caveats and
 * the signs that need medical help are at the end of the mail.
 */
export function safetyLines(article: IssueArticle, labels: Labels): string[] {
  const {withdrawn = [], contraindications = [], caveats, evidence, review, recall} = article
  return [
    ...withdrawn.map(({title, reason}) => `${labels.withdrawn}: ${title}. ${reason}`),
    ...(recall === undefined ? certaintyLines(evidence, labels) : []),
    ...(caveats.length === 0
      ? []
      : [
          `${labels.caveats}: ${caveats.map(({title, severity}) => `${labels.severity[severity]}: ${title}`).join('; ')}`,
        ]),
    ...contraindications.map(({therapy, who}) => `${labels.contraindications} (${therapy}): ${who.join('; ')}`),
    ...(review === undefined ? [] : [review.statement]),
  ]
}

/** Returns the signs of an issue that need medical help, by what to do about them, each with its conditions. */
export function warningLines({warningSigns}: Issue): Array<{readonly action: string; readonly signs: string[]}> {
  return warningSigns.map(({action, signs}) => ({
    action: `${action}:`,
    signs: signs.map(({text, conditions}) => (conditions.length === 0 ? text : `${text} (${conditions.join(', ')})`)),
  }))
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
