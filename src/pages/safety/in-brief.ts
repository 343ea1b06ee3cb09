import type {RootContent} from 'mdast'
import type {Resource} from '../../contract/resource-types.ts'
import {labelsFor} from '../../site/labels.ts'
import {certaintiesOf} from './claims.ts'
import {
  caveatAside,
  certaintySection,
  contraindicationSection,
  reviewLine,
  warningSection,
  withdrawnSection,
} from './sections.ts'

/** The fields of a resource that stand beside its summary, wherever it is shown. */
export type Carried = Pick<
  Resource,
  'language' | 'withdrawn' | 'warningSigns' | 'contraindications' | 'review' | 'caveats' | 'evidence' | 'recall'
>

/** What must stand beside a summary, as parts of a text. */
export function carriedSections(resource: Carried): RootContent[] {
  const labels = labelsFor(resource.language)
  return [
    ...withdrawnSection(resource, labels),
    ...warningSection(resource, labels, 3),
    ...(resource.recall === undefined ? certaintySection(resource.evidence, labels) : []),
    ...resource.caveats.map((caveat) => caveatAside(caveat, labels)),
    ...contraindicationSection(resource, labels, 3),
    ...reviewLine(resource),
  ]
}

/** The same as lines of plain text: for lists, indexes and mails. */
export function carriedLines(resource: Carried): string[] {
  const labels = labelsFor(resource.language)
  const {withdrawn = [], warningSigns = [], contraindications = [], caveats, evidence, review, recall} = resource
  return [
    ...withdrawn.map(({title, reason}) => `${labels.withdrawn}: ${title}. ${reason}`),
    ...warningSigns.map(({action, signs}) => `${action}: ${signs.map(({text}) => text).join(' ')}`),
    ...(recall === undefined ? certaintyLines(evidence, labels) : []),
    ...caveats.map(({title, text, severity}) => `${labels.severity[severity]}: ${title}. ${text}`),
    ...contraindications.map(({therapy, who}) => `${labels.contraindications} (${therapy}): ${who.join('; ')}`),
    ...(review === undefined ? [] : [review.statement]),
  ].map((line) => line.replace(/\s+/gu, ' ').trim())
}

/** How sure each claim is and where to read it, a line each. */
export function certaintyLines(evidence: Carried['evidence'], labels: ReturnType<typeof labelsFor>): string[] {
  return certaintiesOf(evidence).map(({benefit, certainty, sources}) => {
    const claim = benefit === undefined ? labels.evidence : benefit.title
    const from = sources.map(({title, url}) => (url === undefined ? title : `${title}, ${url}`)).join('; ')
    return `${claim}: ${labels.certainty[certainty].toLowerCase()}${from === '' ? '' : ` (${from})`}`
  })
}
