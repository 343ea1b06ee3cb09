import {isNonEmptyString, isRecord, type SanityDocument} from './document.ts'
import {toTimestamp} from './time.ts'

/** Advice that was published and must no longer be followed. */
export interface Recall {
  readonly at: string
  /** Why, in words for readers. */
  readonly reason: string
  /** A reference to what to read instead. */
  readonly instead: unknown
}

/** The recall of a document, if it has a date and a reason. */
export function recallOf({recall}: SanityDocument): Recall | undefined {
  if (!isRecord(recall)) return undefined
  const at = toTimestamp(recall['recalledAt'])
  const {reason, instead} = recall
  return at === undefined || !isNonEmptyString(reason) ? undefined : {at, reason: reason.trim(), instead}
}

export function isRecalled(document: SanityDocument): boolean {
  return recallOf(document) !== undefined
}
