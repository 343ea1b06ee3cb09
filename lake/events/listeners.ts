import type {ContentLake} from '../content-lake.ts'
import {tooMany} from '../errors.ts'
import type {Change} from '../store/store.ts'
import {eventText, transitionFor, type EventOptions, type TransactionOf} from './event-text.ts'
import {eventFrame, keepAliveEvery, keepAliveFrame} from './frame.ts'
import {createMatcher} from './matcher.ts'

export interface ListenRequest extends EventOptions {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly enableResume: boolean
  readonly lastEventId?: string | undefined
}

/** Sends text to an event stream. @returns false once the stream is closed */
export type Send = (frame: string) => boolean

export type Listeners = ReturnType<typeof createListeners>

/** Sends events to listeners when documents change (https://www.sanity.io/docs/http-reference/listen). */
export function createListeners(lake: ContentLake) {
  const listeners = new Set<Listener>()
  const {store, settings} = lake

  /**
   * Creates a function that returns the frames of a transaction for a listener. A text for several listeners is built
   * once.
   */
  const createFrames = (transaction: Transaction) => {
    const texts = new Map<string, string>()
    const textFor = (
      change: Change,
      index: number,
      matchedBefore: boolean,
      matchesAfter: boolean,
      listener: Listener,
    ): string => {
      const transition = transitionFor(change, matchedBefore, matchesAfter)
      const key = `${index} ${transition} ${listener.optionsKey}`
      const known = texts.get(key)
      if (known !== undefined) return known
      const text = eventText(change, transaction, transition, listener.options)
      texts.set(key, text)
      return text
    }
    return (listener: Listener): string => {
      const told = transaction.changes.flatMap((change, index) => {
        const [before, after] = [listener.matches(change.before), listener.matches(change.after)]
        return before || after ? [{index, text: textFor(change, index, before, after, listener)}] : []
      })
      return told
        .map(({index, text}, position) =>
          eventFrame(
            'mutation',
            `${transaction.seq}.${index}`,
            `${text.slice(0, -1)},"transactionTotalEvents":${told.length},"transactionCurrentEvent":${position + 1}}`,
          ),
        )
        .join('')
    }
  }

  const drop = (listener: Listener): void => {
    listeners.delete(listener)
  }

  const unwatch = lake.watch((committed) => {
    if (listeners.size === 0) return
    const framesFor = createFrames(committed)
    for (const listener of listeners) {
      const frames = framesFor(listener)
      if (frames !== '' && !listener.send(frames)) drop(listener)
    }
  })

  const timer = setInterval(() => {
    for (const listener of listeners) if (!listener.send(keepAliveFrame)) drop(listener)
  }, keepAliveEvery)
  timer.unref()

  /**
   * Returns the transactions after a position, read from history; undefined if there are more than `maxMissed`, or if
   * the position does not exist yet.
   */
  const transactionsAfter = (position: number): Transaction[] | undefined => {
    const last = store.lastSeq()
    if (position > last || last - position > maxMissed) return undefined
    const missed: Transaction[] = []
    for (let seq = position + 1; seq <= last; seq++) {
      const changes = store.touched(seq).flatMap((id) => {
        const [stored] = store.changes(id, {from: seq, to: seq})
        if (stored === undefined) return []
        const [before, after] = [lake.documentAt(id, seq - 1), lake.documentAt(id, seq)]
        return [{stored, change: {id, before, after, mutations: stored.mutations}}]
      })
      const [first] = changes
      if (first === undefined) continue
      const {transactionId, timestamp, author} = first.stored
      missed.push({seq, transactionId, timestamp, author, changes: changes.map(({change}) => change)})
    }
    return missed
  }

  const greet = (listener: Listener, {enableResume, lastEventId}: ListenRequest): void => {
    const name = JSON.stringify({listenerName: `bodytext-${Date.now().toString(36)}`})
    const here = enableResume ? `${store.lastSeq()}.0` : undefined
    const [, position] = /^(\d+)\.\d+$/.exec(enableResume ? (lastEventId ?? '') : '') ?? []
    const missed = position === undefined ? undefined : transactionsAfter(Number(position))
    if (missed !== undefined) {
      listener.send(eventFrame('welcomeback', undefined, name))
      for (const transaction of missed) listener.send(createFrames(transaction)(listener))
    } else if (position !== undefined) {
      listener.send(eventFrame('reset', here, '{}'))
    } else {
      listener.send(eventFrame('welcome', here, name))
    }
  }

  return {
    /**
     * Starts sending events to a listener.
     * @returns a function that stops it
     * @throws {LakeError} 429 if there are too many listeners, 400 if the query is invalid or takes too long
     */
    listen: (request: ListenRequest, send: Send): (() => void) => {
      if (listeners.size >= maxListeners) {
        throw tooMany(`Too many listeners, expected at most ${maxListeners}: close some`)
      }
      const matches = createMatcher(request.query, request.params, {identity: settings.userId, get: lake.get})
      const listener: Listener = {options: request, optionsKey: keyOf(request), matches, send}
      greet(listener, request)
      listeners.add(listener)
      return () => drop(listener)
    },
    count: (): number => listeners.size,
    close: (): void => {
      unwatch()
      clearInterval(timer)
      listeners.clear()
    },
  }
}

interface Listener {
  readonly options: EventOptions
  readonly optionsKey: string
  readonly matches: ReturnType<typeof createMatcher>
  readonly send: Send
}

interface Transaction extends TransactionOf {
  readonly seq: number
  readonly changes: readonly Change[]
}

/** A client that has missed more transactions than this gets a `reset` event and starts again. */
const maxMissed = 500

const maxListeners = 1000

function keyOf({includeResult, includePreviousRevision, includeMutations, includeEffects}: EventOptions): string {
  return [includeResult, includePreviousRevision, includeMutations, includeEffects].map(Number).join('')
}
