import {isUnpublished} from '../../src/content/ids.ts'
import type {ContentLake} from '../content-lake.ts'
import {eventFrame, keepAliveEvery, keepAliveFrame} from './frame.ts'
import type {Send} from './listeners.ts'

/** The whole dataset has one tag, because a change to any published document may change the result of any query. */
export const liveTag = 's1:dataset'

export type LiveEvents = ReturnType<typeof createLiveEvents>

/** Notifies clients that show published documents when these change (https://www.sanity.io/docs/live-content-api). */
export function createLiveEvents(lake: ContentLake) {
  const readers = new Map<Send, {readonly includeDrafts: boolean}>()

  const unwatch = lake.watch(({seq, changes}) => {
    const isPublic = changes.some(({id}) => !isUnpublished(id))
    const frame = eventFrame(undefined, String(seq), JSON.stringify({tags: [liveTag]}))
    for (const [send, {includeDrafts}] of readers) {
      if ((isPublic || includeDrafts) && !send(frame)) readers.delete(send)
    }
  })
  const timer = setInterval(() => {
    for (const send of readers.keys()) if (!send(keepAliveFrame)) readers.delete(send)
  }, keepAliveEvery)
  timer.unref()

  return {
    listen: (includeDrafts: boolean, send: Send): (() => void) => {
      send(eventFrame('welcome', String(lake.store.lastSeq()), '{}'))
      readers.set(send, {includeDrafts})
      return () => readers.delete(send)
    },
    close: (): void => {
      unwatch()
      clearInterval(timer)
      readers.clear()
    },
  }
}
