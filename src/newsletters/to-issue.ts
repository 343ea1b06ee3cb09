import type {PhrasingContent, RootContent} from 'mdast'
import {splitAtAddresses} from '../text/bare-addresses.ts'
import {later} from '../content/time.ts'
import {compareText} from '../content/compare.ts'
import {isDocumentOf, isNonEmptyString, recordsIn, slugOf, titleOf, type SanityDocument} from '../content/document.ts'
import type {Issue, IssueArticle, IssueItem, IssueSection} from './issue.ts'
import type {PickedArticle, Selection} from '../content/issue-selection.ts'
import {quote} from '../content/findings.ts'
import type {Status} from '../checks/verdict.ts'
import {segmentOf, type Path} from '../content/path.ts'
import {bySeverity} from '../content/caveats.ts'
import {urgencies} from '../content/red-flags.ts'
import type {ResourceCaveat, WarningSigns} from '../contract/resource-types.ts'
import {link, paragraph, paragraphs, text} from '../text/tree/build.ts'
import type {TreeContext} from '../pages/tree/context.ts'
import {flowOf} from '../text/tree/flow.ts'

/** Returns a published article, or undefined if it is not published. */
export type FindArticle = (id: string) => IssueArticle | undefined

/**
 * Turns a newsletter into an issue. Returns undefined if the document is not a newsletter, or has no slug.
 * @param findArticle - finds published articles. Articles it does not find are left out and reported
 */
export function toIssue(
  document: SanityDocument,
  selection: Selection,
  findArticle: FindArticle,
  context: TreeContext,
): Issue | undefined {
  const slug = slugOf(document)
  if (!isDocumentOf(document, 'newsletter') || slug === undefined) return undefined
  const {site, snapshot, statusOf} = context.edition
  const leftOut = selection.sections.flatMap(({entries}) => entries).filter(({id}) => findArticle(id) === undefined)
  for (const {id, path} of leftOut) {
    const entry = snapshot.get(id)
    context.report({
      reason: `Cannot show article ${quote(entry === undefined ? id : titleOf(entry.document))}, expected one that is published: it is left out of the mail`,
      path,
      actual: id,
      note: whyMissing[statusOf(id)],
    })
  }
  const sections = sectionsOf(document, selection, findArticle, context)
  const items = sections.flatMap((section) => section.items)
  const withdrawn = withdrawnSince(selection, findArticle)
  const undated = `${site.tagYear}-01-01T00:00:00Z`
  return {
    id: document._id,
    slug,
    title: titleOf(document),
    subject: oneLine(document.subject) || titleOf(document),
    preheader: oneLine(document.preheader),
    language: isNonEmptyString(document.language) ? document.language : site.language,
    sendAt: selection.sendAt,
    introduction: introductionOf(document.introduction),
    withdrawn,
    sections,
    caveats: caveatsOf([...withdrawn, ...items]),
    warningSigns: warningSignsOf([...withdrawn, ...items]),
    isWhole: leftOut.length === 0,
    date: selection.sendAt ?? items.map(({article}) => article.datePublished ?? undated).reduce(later, undated),
  }
}

/** What to do about an article that cannot be shown, by its status. */
const whyMissing: Readonly<Record<Status, string>> = {
  scheduled: 'Its day is still to come: the mail has it from then on',
  held: 'It has errors: mend them first',
  published: 'It has no address: mend its slug',
  pageless: 'Publish it, or take it out here',
}

function sectionsOf(
  document: SanityDocument,
  selection: Selection,
  findArticle: FindArticle,
  context: TreeContext,
): IssueSection[] {
  return recordsIn(document['sections']).flatMap((section, index) => {
    const path: Path = ['sections', segmentOf(section, index)]
    const selected = selection.sections[index]
    context.trail.push('sections', segmentOf(section, index), 'text')
    const words: RootContent[] = flowOf(section['text'], context)
    context.trail.length = 0
    const items = selected === undefined ? [] : itemsOf(selected.entries, findArticle)
    return words.length === 0 && items.length === 0
      ? []
      : [{title: oneLine(section['title']), text: words, items, path}]
  })
}

/**
 * Returns the articles that earlier issues recommended and that were recalled since. The draft of the last issue may be
 * older than a recall from those days. So a recall after the issue before it is repeated here: twice is better than
 * never.
 */
function withdrawnSince(selection: Selection, findArticle: FindArticle): IssueItem[] {
  const {previous, moment, articleIds} = selection
  const seen = new Set<string>()
  for (let issue = previous; issue !== undefined; issue = issue.previous)
    for (const id of issue.articleIds) seen.add(id)
  const entries = [...seen]
    .filter((id) => !articleIds.has(id))
    .toSorted(compareText)
    .map((id) => ({id, path: []}))
  return itemsOf(entries, findArticle)
    .filter(
      ({article: {recall}}) =>
        recall !== undefined && recall.at <= moment && recall.at > (previous?.previous?.moment ?? ''),
    )
    .toSorted((a, b) => compareText(b.article.recall?.at ?? '', a.article.recall?.at ?? ''))
}

function oneLine(value: unknown): string {
  return typeof value === 'string' ? value.trim().replace(/\s+/gu, ' ') : ''
}

/** Turns plain text into paragraphs, with web addresses as links. */
function introductionOf(plain: unknown): RootContent[] {
  return paragraphs(typeof plain === 'string' ? plain : '').map(({children}) => paragraph(...children.flatMap(linked)))
}

function caveatsOf(items: readonly IssueItem[]): ResourceCaveat[] {
  const byId = new Map(items.flatMap(({article}) => article.caveats.map((caveat) => [caveat.id, caveat] as const)))
  return bySeverity([...byId.values()])
}

/** The signs of all articles, each once, under what to do about them. */
function warningSignsOf(items: readonly IssueItem[]): WarningSigns[] {
  const all = items.flatMap(({article}) => article.warningSigns ?? [])
  return urgencies.flatMap((urgency) => {
    const groups = all.filter((group) => group.urgency === urgency)
    const [first] = groups
    if (first === undefined) return []
    const byText = new Map<string, Set<string>>()
    for (const {text: sign, conditions} of groups.flatMap(({signs}) => signs))
      byText.set(sign, new Set([...(byText.get(sign) ?? []), ...conditions]))
    return [{...first, signs: [...byText].map(([sign, names]) => ({text: sign, conditions: [...names]}))}]
  })
}

function itemsOf(entries: readonly PickedArticle[], findArticle: FindArticle): IssueItem[] {
  return entries.flatMap(({id, path}) => {
    const article = findArticle(id)
    if (article === undefined) return []
    const {image, recall} = article
    return [{article, path, image: recall === undefined ? image : undefined}]
  })
}

function linked(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'text'
    ? splitAtAddresses(node.value).map(({text: words, isAddress}) =>
        isAddress ? link(words, text(words)) : text(words),
      )
    : [node]
}
