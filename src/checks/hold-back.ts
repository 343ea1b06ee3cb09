import type {Snapshot, Entry} from '../content/snapshot.ts'
import {titleOf} from '../content/document.ts'
import {kindOf} from '../content/kinds.ts'
import {addMessage, hasErrors, quote} from '../content/findings.ts'
import {isRecalled} from '../content/recall.ts'
import type {ReferenceUse} from '../content/references.ts'

/** Fields whose documents are shown inside the one that refers to them, and not merely linked to. */
const embeddingFields: ReadonlySet<unknown> = new Set(['caveat', 'caveats', 'conditions', 'source', 'therapies'])

const isEmbedding = ({path}: ReferenceUse): boolean => {
  const field = path.findLast((segment) => typeof segment === 'string')
  // `benefits` of an article are links; inside a list of benefits in its text they are shown.
  return embeddingFields.has(field) || (field === 'benefits' && path.length > 2)
}

/**
 * A document that shows another one inside itself cannot be published while that one has errors: its safety notices
 * or claims would be missing or unchecked. Goes on until nothing more is held back.
 */
export const holdBack = (snapshot: Snapshot): void => {
  // Of what was recalled nothing is shown but that: its errors hold nobody back, and those of others do not hold it back.
  const open: Entry[] = [...snapshot.entries.values()].filter(
    ({file, document}) => hasErrors(file) && !isRecalled(document),
  )
  for (let broken = open.pop(); broken !== undefined; broken = open.pop()) {
    for (const id of snapshot.referrersOf(broken.id)) {
      const referrer = snapshot.get(id)
      if (referrer === undefined || kindOf(referrer.type) === undefined || isRecalled(referrer.document)) continue
      const use = snapshot.referencesOf(id).find((reference) => reference.ref === broken.id && isEmbedding(reference))
      if (use === undefined) continue
      const wasSound = !hasErrors(referrer.file)
      addMessage(
        referrer.file,
        {
          reason: `Cannot publish with ${quote(titleOf(broken.document))} inside, expected a document without errors`,
          path: use.path,
          actual: broken.id,
          cause: broken.file.path,
          note: 'Mend the other document first: this one is held back until then',
        },
        {ruleId: 'broken-reference', source: 'bodytext', severity: 'error'},
      )
      if (wasSound) open.push(referrer)
    }
  }
}
