import type {LakeDocument} from '../document.ts'
import {applyMutation} from '../transactions/mutations.ts'
import {isMutation} from '../transactions/mutation.ts'
import type {Store, StoredChange} from './store.ts'

/** Returns a document as it was right after a position in the order of commits; undefined if it did not exist. */
export function documentAt(store: Pick<Store, 'newestChanges'>, id: string, seq: number): LakeDocument | undefined {
  const steps: StoredChange[] = []
  for (let to = seq; ;) {
    const page = store.newestChanges(id, to, stride)
    for (const change of page) {
      steps.push(change)
      if (isStart(change)) {
        return steps.toReversed().reduce<LakeDocument | undefined>(replayChange, undefined)
      }
    }
    const oldest = page.at(-1)
    if (oldest === undefined) return undefined
    to = oldest.seq - 1
  }
}

/** How many changes are read at once when looking back for one from which the document can be rebuilt. */
const stride = 20

/** Whether the document after this change is known without the changes before it. */
function isStart({snapshot, previousRev, transition}: StoredChange): boolean {
  return snapshot !== undefined || previousRev === undefined || transition === 'disappear'
}

/** Returns a document after one more change. */
export function replayChange(
  document: LakeDocument | undefined,
  {mutations, snapshot, transition, transactionId, timestamp}: StoredChange,
): LakeDocument | undefined {
  if (snapshot !== undefined) return snapshot
  if (transition === 'disappear') return undefined
  return mutations
    .filter(isMutation)
    .reduce<LakeDocument | undefined>(
      (current, mutation) => applyMutation(current, mutation, {transactionId, timestamp}),
      document,
    )
}
