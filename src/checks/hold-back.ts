import type {VFileMessage} from 'vfile-message'
import {titleOf} from '../content/document.ts'
import {isError, quote, toMessage} from '../content/findings.ts'
import {kindOf} from '../content/kinds.ts'
import {isRecalled} from '../content/recall.ts'
import type {ReferenceUse} from '../content/references.ts'
import type {Entry} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {HasCome} from '../content/time.ts'
import type {Messages} from './verdict.ts'

/**
 * Holds documents that embed a document with errors: its safety notices or claims would be missing or unchecked.
 * A document that is held for this reason also holds the documents that embed it.
 *
 * @returns the messages found before, and an error on each document that is held because of another one
 */
export function holdBack(snapshot: Snapshot, found: Messages, hasCome: HasCome): Messages {
  const all = new Map<string, readonly VFileMessage[]>(found)
  const isBroken = ({id, file}: Entry): boolean => [...file.messages, ...(all.get(id) ?? [])].some(isError)
  // A recalled document shows only its recall. Its errors do not hold others, and errors of others do not hold it.
  const open = [...snapshot.entries.values()].filter((entry) => isBroken(entry) && !isRecalled(entry.document, hasCome))
  for (let broken = open.pop(); broken !== undefined; broken = open.pop()) {
    for (const id of snapshot.referrersOf(broken.id)) {
      const referrer = snapshot.get(id)
      if (referrer === undefined || kindOf(referrer.type) === undefined || isRecalled(referrer.document, hasCome))
        continue
      const {id: brokenId} = broken
      const use = snapshot.referencesOf(id).find((reference) => reference.ref === brokenId && isEmbedding(reference))
      if (use === undefined) continue
      if (!isBroken(referrer)) open.push(referrer)
      all.set(id, [...(all.get(id) ?? []), brokenInside(broken, use)])
    }
  }
  return all
}

/** Fields whose documents are embedded in the document that refers to them, not only linked to. */
const embeddingFields: ReadonlySet<unknown> = new Set(['caveat', 'caveats', 'conditions', 'source', 'therapies'])

/** Whether a reference embeds its document in the one that refers to it. */
export function isEmbedding({path}: ReferenceUse): boolean {
  const field = path.findLast((segment) => typeof segment === 'string')
  // An article's own `benefits` field holds links. A list of benefits in its text embeds them.
  return embeddingFields.has(field) || (field === 'benefits' && path.length > 2)
}

/** The message on a document that embeds one with errors. */
export function brokenInside(broken: Entry, {path}: Pick<ReferenceUse, 'path'>): VFileMessage {
  return toMessage(
    {
      reason: `Cannot publish with ${quote(titleOf(broken.document))} inside, expected a document without errors`,
      path,
      actual: broken.id,
      cause: broken.file.path,
      note: 'Mend the other document first: this one is held back until then',
    },
    {ruleId: 'broken-reference', source: 'bodytext', severity: 'error'},
  )
}
