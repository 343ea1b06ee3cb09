import type {ContentLake} from '../content-lake.ts'
import {tooMany} from '../errors.ts'
import type {Change, Transition} from '../store/store.ts'
import {eventText, transitionFor, type EventOptions} from './event-text.ts'
import {createFrame, eventFrame, keepAliveEvery, keepAliveFrame, type Frame} from './frame.ts'
import {createMatcher} from './matcher.ts'
import type {Sink} from './open-streams.ts'
import {canReplay, replay, type Transaction} from './replay.ts'

export interface ListenRequest extends EventOptions {
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly enableResume: boolean
  readonly lastEventId?: string | undefined
}

export type Listeners = ReturnType<typeof createListeners>

/** Sends events to listeners when documents change (https://www.sanity.io/docs/http-reference/listen). */
export function createListeners(lake: ContentLake) {
  const listeners = new Set<Listener>()
  const {store, settings} = lake

  /**
   * Creates a function that returns the frame of a transaction for a listener. What several listeners ask for in the
   * same way is found out, and encoded, once.
   */
  const createFrames = (transaction: Transaction) => {
    const transitions = new Map<string, ReadonlyArray<Told>>()
    const texts = new Map<string, string>()
    const frames = new Map<string, Frame>()

    const toldTo = ({matches, matchKey}: Listener): readonly Told[] => {
      const known = transitions.get(matchKey)
      if (known !== undefined) return known
      const told = transaction.changes.flatMap((change, index) => {
        const [before, after] = [matches(change.before), matches(change.after)]
        return before || after ? [{change, index, transition: transitionFor(change, before, after)}] : []
      })
      transitions.set(matchKey, told)
      return told
    }

    const textOf = ({change, index, transition}: Told, {options, optionsKey}: Listener): string => {
      const key = `${index} ${transition} ${optionsKey}`
      const text = texts.get(key) ?? eventText(change, transaction, transition, options)
      texts.set(key, text)
      return text
    }

    return (listener: Listener): Frame | undefined => {
      const told = toldTo(listener)
      if (told.length === 0) return undefined
      const key = `${told.map(({index, transition}) => `${index} ${transition}`).join()} ${listener.optionsKey}`
      const known = frames.get(key)
      if (known !== undefined) return known
      const text = told
        .map((one, position) =>
          eventFrame(
            'mutation',
            `${transaction.seq}.${one.index}`,
            `${textOf(one, listener).slice(0, -1)},"transactionTotalEvents":${told.length},"transactionCurrentEvent":${position + 1}}`,
          ),
        )
        .join('')
      const frame = createFrame(text)
      frames.set(key, frame)
      return frame
    }
  }

  const drop = (listener: Listener): void => {
    listeners.delete(listener)
  }

  /** @returns false once the listener is gone */
  const tell = (listener: Listener, frame: Frame | undefined): boolean => {
    if (frame === undefined || listener.sink.send(frame)) return true
    drop(listener)
    return false
  }

  const unwatch = lake.watch((committed) => {
    if (listeners.size === 0) return
    const frameFor = createFrames(committed)
    for (const listener of listeners) if (!listener.isBehind) tell(listener, frameFor(listener))
  })

  const timer = setInterval(() => {
    for (const listener of listeners) tell(listener, keepAliveFrame)
  }, keepAliveEvery)
  timer.unref()

  /** Tells a listener what it has missed. Whatever is committed meanwhile it finds at the end of the log. */
  const catchUp = async (listener: Listener, position: number): Promise<void> => {
    listener.isBehind = true
    try {
      await replay(lake, position, {
        sink: listener.sink,
        tell: (transaction) => listeners.has(listener) && tell(listener, createFrames(transaction)(listener)),
        onEnd: () => (listener.isBehind = false),
      })
    } catch (error) {
      tell(listener, createFrame(eventFrame('reset', `${store.lastSeq()}.0`, '{}')))
      listener.isBehind = false
      report(error)
    }
  }

  const greet = (listener: Listener, {enableResume, lastEventId}: ListenRequest): void => {
    const name = JSON.stringify({listenerName: `bodytext-${Date.now().toString(36)}`})
    const here = enableResume ? `${store.lastSeq()}.0` : undefined
    const [, position] = /^(\d{1,15})\.\d{1,9}$/.exec(enableResume ? (lastEventId ?? '') : '') ?? []
    if (position === undefined) tell(listener, createFrame(eventFrame('welcome', here, name)))
    else if (!canReplay(lake, Number(position))) tell(listener, createFrame(eventFrame('reset', here, '{}')))
    else {
      tell(listener, createFrame(eventFrame('welcomeback', undefined, name)))
      void catchUp(listener, Number(position))
    }
  }

  return {
    /**
     * Starts sending events to a listener.
     * @returns a function that stops it
     * @throws {LakeError} 429 if there are too many listeners, 400 if the query is invalid or takes too long
     */
    listen: (request: ListenRequest, sink: Sink): (() => void) => {
      if (listeners.size >= maxListeners) {
        throw tooMany(`Too many listeners, expected at most ${maxListeners}: close some`)
      }
      const matches = createMatcher(request.query, request.params, {identity: settings.userId, get: lake.get})
      const listener: Listener = {
        options: request,
        optionsKey: keyOf(request),
        matches,
        matchKey: JSON.stringify([request.query, request.params]),
        sink,
        isBehind: false,
      }
      listeners.add(listener)
      greet(listener, request)
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
  /** Listeners with the same key match the same documents. */
  readonly matchKey: string
  readonly sink: Sink
  /** Whether it is still being told what it has missed. */
  isBehind: boolean
}

/** A change that a listener is told of. */
interface Told {
  readonly change: Change
  readonly index: number
  readonly transition: Transition
}

const maxListeners = 1000

function keyOf({includeResult, includePreviousRevision, includeMutations, includeEffects}: EventOptions): string {
  return [includeResult, includePreviousRevision, includeMutations, includeEffects].map(Number).join('')
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
