import pMap from 'p-map'
import type {Snapshot} from '../content/snapshot.ts'
import {createDocumentCheck, type CheckOptions} from './check-document.ts'
import {holdBack} from './hold-back.ts'
import {createSchemaCheck} from './schema/schema-check.ts'
import type {Site} from '../site/site.ts'
import {thresholds} from './settings.ts'

export interface CheckSnapshotOptions extends CheckOptions {
  readonly now: Date
  readonly site: Site
  readonly onDocument?: () => void
}

/** How many documents are checked at once: the validator holds thousands of promises for each. */
const concurrency = 4

/** Checks every document: against the schema, then by the rules, then for what it shows of others. */
export const checkSnapshot = async (snapshot: Snapshot, options: CheckSnapshotOptions): Promise<void> => {
  const {now, site, onDocument = () => {}} = options
  const checkSchema = await createSchemaCheck()
  const checkDocument = createDocumentCheck({snapshot, site, now, thresholds}, options)
  await pMap(
    snapshot.entries.values(),
    async (entry) => {
      await checkSchema(entry)
      checkDocument(entry)
      onDocument()
    },
    {concurrency},
  )
  holdBack(snapshot)
}
