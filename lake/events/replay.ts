import {setImmediate as nextTurn, setTimeout as pause} from 'node:timers/promises'
import type {ContentLake} from '../content-lake.ts'
import type {LakeDocument} from '../document.ts'
import type {Change} from '../store/store.ts'
import {replayChange} from '../store/replay.ts'
import type {TransactionOf} from './event-text.ts'
import type {Sink} from './open-streams.ts'

export interface Transaction extends TransactionOf {
  readonly seq: number
  readonly changes: readonly Change[]
}

/** Somebody who reads what was missed. */
export interface Reader {
  readonly sink: Sink
  /** Receives each transaction. @returns false once the client is gone */
  readonly tell: (transaction: Transaction) => boolean
  /** Called at the end of the log, before anything else can be committed. */
  readonly onEnd: () => void
}

/** A client that has missed more transactions than this gets a `reset` event and starts again. */
const maxMissed = 500

/** Whether a client at this position can be told what it has missed. */
export function canReplay({store}: ContentLake, position: number): boolean {
  const last = store.lastSeq()
  return position <= last && last - position <= maxMissed
}

/**
 * Reads the transactions after a position from history, one after the other and up to the last one. Between two of them
 * others have their turn, and a client that reads slowly is waited for.
 */
export async function replay(lake: ContentLake, position: number, {sink, tell, onEnd}: Reader): Promise<void> {
  const {store} = lake
  /** The documents of the transactions before, so that each is not rebuilt from its beginning each time. */
  const known = new Map<string, LakeDocument | undefined>()
  for (let seq = position + 1; seq <= store.lastSeq(); seq++) {
    const changes = store.touched(seq).flatMap((id) => {
      const [stored] = store.changes(id, {from: seq, to: seq})
      if (stored === undefined) return []
      const before = known.has(id) ? known.get(id) : lake.documentAt(id, seq - 1)
      const after = replayChange(before, stored)
      if (known.size >= maxKnown) known.clear()
      known.set(id, after)
      return [{stored, change: {id, before, after, mutations: stored.mutations}}]
    })
    const [first] = changes
    if (first !== undefined) {
      const {transactionId, timestamp, author} = first.stored
      if (!tell({seq, transactionId, timestamp, author, changes: changes.map(({change}) => change)})) return
    }
    await nextTurn()
    while (sink.waiting() > maxAhead) await pause(20)
  }
  onEnd()
}

const maxKnown = 20

/** Bytes that may wait for the client before the replay waits too. */
const maxAhead = 1024 * 1024
