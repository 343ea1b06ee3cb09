import type {Blockquote, PhrasingContent, RootContent} from 'mdast'
import type {ResourceCaveat, ResourceEvidence} from '../../contract/resource-types.ts'
import type {Labels} from '../../site/labels.ts'
import {aside, heading, item, link, list, paragraph, paragraphs, strong, text} from '../../text/tree/build.ts'
import {certaintiesOf} from './claims.ts'
import type {Safety} from './safety.ts'

/*
 * What keeps readers safe, as parts of a text. Pages, full texts and summaries have the same parts, made here.
 */

/** What was recalled, first of all. */
export function withdrawnSection({withdrawn = []}: Safety, labels: Labels): RootContent[] {
  return withdrawn.map(({title, reason, url}) =>
    aside(
      ['recall'],
      [
        paragraph(strong(text(`${labels.withdrawn}: `), url === undefined ? text(title) : link(url, text(title)))),
        ...paragraphs(reason),
      ],
    ),
  )
}

/** When to get medical help: a list for each urgency, under what to do. */
export function warningSection({warningSigns = []}: Safety, labels: Labels, depth: 2 | 3 = 2): RootContent[] {
  if (warningSigns.length === 0) return []
  const names = new Set(warningSigns.flatMap(({signs}) => signs.flatMap(({conditions}) => conditions)))
  return [
    heading(depth, labels.redFlags),
    ...warningSigns.flatMap(({urgency, action, signs}) => [
      paragraph(strong(text(`${action}:`))),
      list(
        signs.map(({text: sign, conditions}) =>
          // With several conditions, a reader must know which one a sign belongs to.
          item(paragraph(text(names.size > 1 ? `${sign} (${conditions.join(', ')})` : sign))),
        ),
        {className: `red-flags red-flags-${urgency}`},
      ),
    ]),
  ]
}

/** Who should ask a doctor before a therapy. */
export function contraindicationSection(
  {contraindications = []}: Safety,
  labels: Labels,
  depth: 2 | 3 = 2,
): RootContent[] {
  return contraindications.flatMap(({therapy, who}) => [
    heading(depth, `${labels.contraindications}: ${therapy}`),
    list(
      who.map((each) => item(paragraph(text(each)))),
      {className: 'contraindications'},
    ),
  ])
}

/** A caveat as readers see it: how serious it is, its title and its text, word for word. */
export function caveatAside({title, text: words, severity}: Omit<ResourceCaveat, 'id'>, labels: Labels): Blockquote {
  return aside(
    ['caveat', `caveat-${severity}`],
    [paragraph(strong(text(`${labels.severity[severity]}: ${title}`))), ...paragraphs(words)],
  )
}

export function reviewLine({review}: Safety): RootContent[] {
  return review === undefined ? [] : [paragraph({type: 'emphasis', children: [text(review.statement)]})]
}

/** How sure each claim is, with where to read it. */
export function certaintySection(evidence: readonly ResourceEvidence[], labels: Labels): RootContent[] {
  if (evidence.length === 0) return []
  const items = certaintiesOf(evidence).map(({benefit, certainty, sources}) => {
    const words = `${benefit === undefined ? '' : `${benefit.title}: `}${labels.certainty[certainty].toLowerCase()}`
    const named = sources.flatMap(({title, url}, index): PhrasingContent[] => [
      text(index === 0 ? ' (' : '; '),
      url === undefined ? text(title) : link(url, text(title)),
    ])
    return item(paragraph(text(words), ...named, text(named.length === 0 ? '' : ')')))
  })
  return [paragraph(strong(text(labels.evidence))), list(items, {className: 'evidence'})]
}
