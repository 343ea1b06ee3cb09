import {nodeOfFile} from './output/file-rows.ts'
import type {Trace} from '../engine/ask.ts'
import {openStore, type Store} from '../engine/store.ts'
import {storePathFor} from './open-store.ts'

/** Where a file of the output comes from. */
export interface Explanation {
  /** The step that made it, and for what. */
  readonly step: string
  readonly key: string
  /** The number of the run that made it last, and why it did. */
  readonly run: number
  readonly why: string | undefined
  /** What it is made from: it is made again when an answer to one of these questions changes. */
  readonly asked: Trace
}

/**
 * Explains why a file is as it is. Nothing is made or changed.
 * @param path - its path inside the output folder
 * @returns undefined if no export is known that made it
 */
export function explainFile(out: string, path: string): Explanation | undefined {
  let store: Store
  try {
    store = openStore(storePathFor(out), {readOnly: true})
  } catch {
    return undefined
  }
  try {
    const id = nodeOfFile(store, path)
    if (id === undefined) return undefined
    const {kind, key} = store.nameOf(id)
    const trace = store.node(kind, key)?.trace
    const asked = trace === undefined ? {facts: [], parts: [], moments: []} : store.fromStored(trace)
    return {step: kind, key, ...store.madeIn(id), asked}
  } finally {
    store.close()
  }
}
