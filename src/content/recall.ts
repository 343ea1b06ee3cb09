import {isNonEmptyString, isRecord, type SanityDocument} from './document.ts'
import {toTimestamp, type HasCome} from './time.ts'

/** Advice that was published and must no longer be followed. */
export interface Recall {
  readonly at: string
  /** Why, in words for readers. */
  readonly reason: string
  /** A reference to what to read instead. */
  readonly instead: unknown
}

/** The recall of a document, if it has a date and a reason, whether or not its day has come. */
export function plannedRecallOf({recall}: SanityDocument): Recall | undefined {
  if (!isRecord(recall)) return undefined
  const at = toTimestamp(recall['recalledAt'])
  const {reason, instead} = recall
  return at === undefined || !isNonEmptyString(reason) ? undefined : {at, reason: reason.trim(), instead}
}

/** The recall of a document, from its day on. */
export function recallOf(document: SanityDocument, hasCome: HasCome): Recall | undefined {
  const recall = plannedRecallOf(document)
  return recall !== undefined && hasCome(recall.at) ? recall : undefined
}

export function isRecalled(document: SanityDocument, hasCome: HasCome): boolean {
  return recallOf(document, hasCome) !== undefined
}

/** What a recall needs of its document: what it is, where it is, when it came out, and the recall. */
export function bareRecall(document: SanityDocument): SanityDocument {
  const {_id, _type} = document
  const kept = ['_rev', '_createdAt', '_updatedAt', 'title', 'name', 'slug', 'language', 'publishedAt', 'recall']
  return {
    ...Object.fromEntries(kept.flatMap((field) => (document[field] === undefined ? [] : [[field, document[field]]]))),
    _id,
    _type,
  }
}
