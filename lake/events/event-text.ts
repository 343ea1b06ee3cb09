import type {LakeDocument} from '../document.ts'
import {transitionOf, type Change, type Transition} from '../store/store.ts'

/** What a listener wants to receive in each event. */
export interface EventOptions {
  readonly includeResult: boolean
  readonly includePreviousRevision: boolean
  readonly includeMutations: boolean
  readonly includeEffects: boolean
}

/** The transaction that an event belongs to. */
export interface TransactionOf {
  readonly transactionId: string
  readonly timestamp: string
  readonly author: string
}

/**
 * Returns how a document changed, as patches in the Mendoza format (https://github.com/sanity-io/mendoza). Operation 0
 * replaces the whole value. Revisions are left out, because Studio applies these patches to documents without them.
 */
export function effectsOf({before, after}: Pick<Change, 'before' | 'after'>): {
  readonly apply: unknown
  readonly revert: unknown
} {
  return {
    apply: [0, withoutRevision(after)],
    revert: [0, withoutRevision(before)],
  }
}

/** Returns an event's data, without its position among the events of its transaction. */
export function eventText(
  change: Change,
  {transactionId, timestamp, author}: TransactionOf,
  transition: Transition,
  options: EventOptions,
): string {
  const {id, before, after, mutations} = change
  return JSON.stringify({
    eventId: `${transactionId}#${id}`,
    documentId: id,
    transactionId,
    transition,
    identity: author,
    ...(options.includeMutations ? {mutations} : {}),
    ...(options.includeEffects ? {effects: effectsOf(change)} : {}),
    ...(options.includeResult && after !== undefined ? {result: after} : {}),
    ...(options.includePreviousRevision && before !== undefined ? {previous: before} : {}),
    ...(before === undefined ? {} : {previousRev: before._rev}),
    resultRev: transactionId,
    timestamp,
    visibility: 'query',
  })
}

/**
 * Returns the transition that a listener sees. It depends on whether the listener's query matches the document before
 * the change, after it, or both.
 */
export function transitionFor(change: Change, matchedBefore: boolean, matchesAfter: boolean): Transition {
  return matchedBefore && matchesAfter ? transitionOf(change) : matchesAfter ? 'appear' : 'disappear'
}

function withoutRevision(document: LakeDocument | undefined): object | null {
  if (document === undefined) return null
  const {_rev: _, ...rest} = document
  return rest
}
