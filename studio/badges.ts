import type {DocumentBadgeComponent, DocumentBadgesResolver} from 'sanity'
import {isRecord, recordsIn} from '../src/content/document.ts'

/** Adds our badges to those of Studio, by document type. */
export const documentBadges: DocumentBadgesResolver = (before, {schemaType}) => [
  ...before,
  ...(badges[schemaType] ?? []),
]

/** Marks documents with a recall, published or not. Readers see the reason for the recall instead of the text. */
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

/** Marks articles that nobody has reviewed, and those whose review is due. */
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

/** Marks benefits without any graded evidence. */
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
