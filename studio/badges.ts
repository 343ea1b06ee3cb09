import type {DocumentBadgeComponent, DocumentBadgesResolver} from 'sanity'
import {isRecord, recordsIn} from '../src/content/document.ts'

/** What stands beside a document's title. */
export const documentBadges: DocumentBadgesResolver = (before, {schemaType}) => [
  ...before,
  ...(badges[schemaType] ?? []),
]

/** What was recalled, or is about to be: readers see the reason in place of the text. */
const recallBadge: DocumentBadgeComponent = (props) => {
  const document = shownOf(props)
  const recall = document?.['recall']
  if (!isRecord(recall) || typeof recall['reason'] !== 'string' || typeof recall['recalledAt'] !== 'string') return null
  return {
    label: 'Recalled',
    color: 'danger',
    title: 'Once published, readers see the reason instead of the text, everywhere it went',
  }
}

/** Articles that nobody reviewed, and those whose review is due. */
const reviewBadge: DocumentBadgeComponent = (props) => {
  const article = shownOf(props)
  if (article === undefined) return null
  const due = article['reviewDueAt']
  if (typeof due === 'string' && due <= today()) {
    return {
      label: 'Review due',
      color: 'danger',
      title: `The review was due on ${due}: read the article again, then set a new date`,
    }
  }
  if (typeof article['reviewedAt'] === 'string') return null
  return {label: 'Not reviewed', color: 'warning', title: 'No expert has reviewed this article yet. See the Review tab'}
}

/** Benefits that do not say how certain they are. */
const evidenceBadge: DocumentBadgeComponent = (props) => {
  const benefit = shownOf(props)
  if (benefit === undefined) return null
  const evidence = recordsIn(benefit['evidence'])
  const isGraded = evidence.some(({certainty}) => typeof certainty === 'string' && certainty !== 'notGraded')
  return isGraded
    ? null
    : {
        label: 'Evidence not graded',
        color: 'warning',
        title: 'Nobody has judged how certain this is. See the Evidence tab',
      }
}

const badges: Readonly<Record<string, readonly DocumentBadgeComponent[]>> = {
  article: [recallBadge, reviewBadge],
  benefit: [recallBadge, evidenceBadge],
  therapy: [recallBadge],
}

type Fields = Readonly<Record<string, unknown>>

function shownOf(props: {
  readonly draft: unknown
  readonly published: unknown
  readonly version?: unknown
}): Fields | undefined {
  return [props.version, props.draft, props.published].find(isRecord)
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
