import type {Store} from '../engine/store.ts'
import {doubtContent} from './source/content-table.ts'
import {publishing} from './pipeline.ts'

/** Lets the next run read all content and make everything again, as if nothing were known. */
export function doubtEverything(store: Store): void {
  store.transaction(() => {
    doubtContent(store)
    for (const {name} of publishing) store.markKindStale(name, 'everything was verified')
  })
}
