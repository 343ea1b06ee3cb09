import {setTimeout as wait} from 'node:timers/promises'
import type {MutationEvent} from '@sanity/client'
import type {RunningLake} from './running-lake.ts'

/** Something that a client did to one document, from when it asked to when it was answered. */
interface Operation {
  readonly kind: 'write' | 'read'
  readonly id: string
  readonly asked: number
  readonly answered: number
  /** The revision that it wrote or read. Nothing, if the document did not exist. */
  readonly rev: string | undefined
}

export interface History {
  readonly operations: readonly Operation[]
  /** What each listener was told, in its order. */
  readonly told: ReadonlyArray<readonly MutationEvent[]>
  /** Ids of transactions that were refused. */
  readonly refused: ReadonlySet<string>
}

/**
 * Lets clients write and read the same few documents at the same time, while others listen, and records all of it.
 * @param random - a number from 0 up to 1
 */
export const recordHistory = async (
  {clientWith}: RunningLake,
  {writers, listeners, operations: total}: {writers: number; listeners: number; operations: number},
  random: () => number,
): Promise<History> => {
  const operations: Operation[] = []
  const refused = new Set<string>()
  const told: MutationEvent[][] = Array.from({length: listeners}, () => [])
  const subscriptions = await Promise.all(
    told.map(
      (events) =>
        new Promise<{unsubscribe: () => void}>((resolve) => {
          const subscription = clientWith({})
            .listen('*[_type == "h"]', {}, {events: ['welcome', 'mutation'], includeAllVersions: true})
            .subscribe((event) => {
              if (event.type === 'welcome') resolve(subscription)
              if (event.type === 'mutation') events.push(event)
            })
        }),
    ),
  )
  let number = 0
  const work = async (writer: number): Promise<void> => {
    const client = clientWith({})
    while (number < total) {
      const own = number++
      const id = `h${Math.floor(random() * 3)}`
      const asked = performance.now()
      if (random() < 0.4) {
        const document = await client.getDocument(id)
        operations.push({kind: 'read', id, asked, answered: performance.now(), rev: document?._rev})
        continue
      }
      const transactionId = `t${writer}-${own}`
      const current = random() < 0.5 ? await client.getDocument(id) : undefined
      const transaction = client.transaction().transactionId(transactionId)
      if (random() < 0.1) transaction.delete(id)
      else {
        transaction.createIfNotExists({_id: id, _type: 'h', n: 0})
        transaction.patch(id, (patch) => {
          const counted = patch.inc({n: 1})
          return current === undefined || current === null ? counted : counted.ifRevisionId(current._rev)
        })
      }
      const begun = performance.now()
      try {
        await transaction.commit({visibility: 'sync'})
        operations.push({kind: 'write', id, asked: begun, answered: performance.now(), rev: transactionId})
      } catch {
        refused.add(transactionId)
      }
    }
  }
  await Promise.all(Array.from({length: writers}, (_, writer) => work(writer)))
  await wait(500)
  for (const subscription of subscriptions) subscription.unsubscribe()
  return {operations, told, refused}
}

/**
 * Finds what is wrong with a history: a listener that was not told each event once and in the same order, a refused
 * write that happened, or a document that is not linearizable, because a read or a write sees less than was answered
 * before it, or more than was asked until then.
 */
export const faultsIn = ({operations, told, refused}: History): string[] => {
  const faults: string[] = []
  const [first = [], ...others] = told
  const orderOf = (events: readonly MutationEvent[]): string =>
    events.map(({documentId, transactionId}) => `${documentId} ${transactionId}`).join('\n')
  for (const [index, events] of others.entries())
    if (orderOf(events) !== orderOf(first)) faults.push(`Listener ${index + 2} was told something else than the first`)
  for (const {transactionId} of first)
    if (refused.has(transactionId)) faults.push(`${transactionId} was refused, and happened`)

  for (const id of new Set(operations.map((operation) => operation.id))) {
    const events = first.filter(({documentId}) => documentId === id)
    const position = new Map(events.map(({transactionId}, index) => [transactionId, index]))
    if (position.size !== events.length) faults.push(`${id}: a listener was told of a transaction twice`)
    let rev: string | undefined
    for (const event of events) {
      if (event.previousRev !== rev)
        faults.push(`${id}: ${event.transactionId} follows ${event.previousRev}, and was told after ${rev}`)
      rev = event.transition === 'disappear' ? undefined : event.transactionId
    }
    const own = operations.filter((operation) => operation.id === id)
    // A deletion of what does not exist changes nothing, so nobody is told of it.
    const writes = own.filter(({kind, rev: written}) => kind === 'write' && position.has(written ?? ''))
    const at = ({rev: written}: Operation): number => position.get(written ?? '') ?? -1
    for (const operation of own) {
      const least = Math.max(-1, ...writes.filter(({answered}) => answered < operation.asked).map(at))
      const most = Math.max(-1, ...writes.filter(({asked}) => asked < operation.answered).map(at))
      // Nothing is there before the first write and after each deletion.
      const places =
        operation.rev === undefined
          ? [-1, ...events.flatMap(({transition}, index) => (transition === 'disappear' ? [index] : []))]
          : [position.get(operation.rev)]
      if (operation.kind === 'write' && places[0] === undefined) continue
      if (!places.some((place) => place !== undefined && place >= least && place <= most))
        faults.push(
          `${id}: a ${operation.kind} of ${operation.rev} at ${places.join()} is not between ${least} and ${most}`,
        )
    }
  }
  return faults
}
