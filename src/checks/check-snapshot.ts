import pMap from 'p-map'
import type {VFileMessage} from 'vfile-message'
import type {Snapshot} from '../content/snapshot.ts'
import {comeBy} from '../content/time.ts'
import type {Site} from '../site/site.ts'
import {createDocumentCheck, type CheckOptions} from './check-document.ts'
import {holdBack} from './hold-back.ts'
import {createRuleContext} from './rule.ts'
import {createSchemaCheck, loadSchemaPlan} from './schema/schema-check.ts'
import {judge, type Verdicts} from './verdict.ts'

export interface CheckSnapshotOptions extends CheckOptions {
  readonly now: Date
  readonly site: Site
  readonly onDocument?: () => void
}

/** Checks every document against the schema and the rules, then holds documents that embed a document with errors. */
export async function checkSnapshot(snapshot: Snapshot, options: CheckSnapshotOptions): Promise<Verdicts> {
  const {now, site, onDocument = () => {}} = options
  const checkSchema = createSchemaCheck(await loadSchemaPlan())
  const checkDocument = createDocumentCheck(createRuleContext({snapshot, site, now}), options)
  const found = new Map<string, readonly VFileMessage[]>()
  await pMap(
    snapshot.entries.values(),
    async (entry) => {
      found.set(entry.id, [...(await checkSchema(entry)), ...checkDocument(entry)])
      onDocument()
    },
    {concurrency},
  )
  return judge(snapshot, holdBack(snapshot, found, comeBy(now)), now)
}

/** How many documents are checked at once. The number is low: the validator keeps thousands of promises for each. */
const concurrency = 4
