import {isUnpublished} from '../../src/content/ids.ts'
import type {ContentLake} from '../content-lake.ts'
import {tooMany} from '../errors.ts'
import {createFrame, eventFrame, keepAliveEvery, keepAliveFrame} from './frame.ts'
import type {Sink} from './open-streams.ts'

/** The whole dataset has one tag, because a change to any published document may change the result of any query. */
export const liveTag = 's1:dataset'

const maxReaders = 1000

export type LiveEvents = ReturnType<typeof createLiveEvents>

/** Notifies clients that show published documents when these change (https://www.sanity.io/docs/live-content-api). */
export function createLiveEvents(lake: ContentLake) {
  const readers = new Map<Sink, {readonly includeDrafts: boolean}>()

  const unwatch = lake.watch(({seq, changes}) => {
    const isPublic = changes.some(({id}) => !isUnpublished(id))
    const frame = createFrame(eventFrame(undefined, String(seq), JSON.stringify({tags: [liveTag]})))
    for (const [sink, {includeDrafts}] of readers) {
      if ((isPublic || includeDrafts) && !sink.send(frame)) readers.delete(sink)
    }
  })
  const timer = setInterval(() => {
    for (const sink of readers.keys()) if (!sink.send(keepAliveFrame)) readers.delete(sink)
  }, keepAliveEvery)
  timer.unref()

  return {
    /** @throws {LakeError} 429 if there are too many readers */
    listen: (includeDrafts: boolean, sink: Sink): (() => void) => {
      if (readers.size >= maxReaders) throw tooMany(`Too many readers of live events, expected at most ${maxReaders}`)
      sink.send(createFrame(eventFrame('welcome', String(lake.store.lastSeq()), '{}')))
      readers.set(sink, {includeDrafts})
      return () => readers.delete(sink)
    },
    close: (): void => {
      unwatch()
      clearInterval(timer)
      readers.clear()
    },
  }
}
