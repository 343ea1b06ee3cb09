import type {VFileMessage} from 'vfile-message'
import {isDocumentOf} from '../content/document.ts'
import {isError} from '../content/findings.ts'
import {kindOf} from '../content/kinds.ts'
import type {Entry, ReadFile} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {comeBy, isScheduled, type HasCome} from '../content/time.ts'

/** A document is published, held because of errors, scheduled for a date in the future, or has no page. */
export type Status = 'published' | 'held' | 'scheduled' | 'pageless'

/** The verdicts on all documents of a snapshot. They are immutable: later findings make new verdicts. */
export interface Verdicts {
  /** A document that is not in the snapshot is pageless. */
  readonly of: (id: string) => Verdict
  /** The file of each document with all its messages, for reports. Sorted by document id. */
  readonly files: readonly ReadFile[]
  /** Returns new verdicts that include more messages. */
  readonly with: (more: Messages) => Verdicts
}

/** Messages by the id of the document they are about. */
export type Messages = ReadonlyMap<string, readonly VFileMessage[]>

/**
 * Decides the status of each document.
 *
 * @param found - the messages from checks; this function adds the messages from readers
 * @param now - the moment that decides which articles are scheduled
 */
export function judge(snapshot: Snapshot, found: Messages, now: Date): Verdicts {
  const verdicts = new Map<string, Verdict>()
  const files: ReadFile[] = []
  for (const entry of snapshot.entries.values()) {
    const messages = [...entry.file.messages, ...(found.get(entry.id) ?? [])]
    verdicts.set(entry.id, {status: statusOf(entry, messages.some(isError), comeBy(now)), messages})
    files.push({path: entry.file.path, data: entry.file.data, messages})
  }
  return {
    of: (id) => verdicts.get(id) ?? unknown,
    files,
    with: (more) => judge(snapshot, join(found, more), now),
  }
}

interface Verdict {
  readonly status: Status
  readonly messages: readonly VFileMessage[]
}

const unknown: Verdict = {status: 'pageless', messages: []}

/** The status of a document, by whether it has errors. */
export function statusOf({type, document}: Entry, hasErrors: boolean, hasCome: HasCome): Status {
  if (hasErrors) return 'held'
  if (isDocumentOf(document, 'article') && isScheduled(document, hasCome)) return 'scheduled'
  return kindOf(type) === undefined ? 'pageless' : 'published'
}

function join(first: Messages, second: Messages): Messages {
  return new Map(
    [...new Set([...first.keys(), ...second.keys()])].map((id) => [
      id,
      [...(first.get(id) ?? []), ...(second.get(id) ?? [])],
    ]),
  )
}
