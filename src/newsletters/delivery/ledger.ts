import {existsSync, readFileSync} from 'node:fs'
import {z} from 'zod'
import {writeFileWhole} from '../../files/whole-file.ts'
import {DeliveryError} from './delivery-error.ts'

/** The record of drafts created at mail services. It keeps a second run from creating a second draft. */
export interface Ledger {
  readonly find: (issue: string, service: string, account: string) => LedgerEntry | undefined
  /** Replaces the earlier entry of the same draft. The entry is on disk when this returns. @throws {DeliveryError} */
  readonly put: (entry: LedgerEntry) => void
}

/** Opens the ledger in a file. The first entry creates the file. @throws {DeliveryError} if it cannot be read */
export function openLedger(path: string): Ledger {
  let entries = readEntries(path)
  return {
    find: (issue, service, account) => entries.find((each) => isSame(each, {issue, service, account})),
    put: (next) => {
      entries = [...entries.filter((each) => !isSame(each, next)), next]
      try {
        writeFileWhole(path, `${JSON.stringify({version: 1, entries}, null, 2)}\n`)
      } catch (cause) {
        throw new DeliveryError(
          'settings',
          `Cannot write the ledger of drafts ${path}: is the disk full, or may you not write there?`,
          {cause},
        )
      }
    },
  }
}

const entry = z.strictObject({
  /** The issue's key. */
  issue: z.string(),
  service: z.string(),
  account: z.string(),
  /** `creating` is recorded before the request, so that an interrupted run leaves a trace. */
  state: z.enum(['creating', 'draft', 'sent']),
  remoteId: z.string().optional(),
  contentHash: z.string().optional(),
})

type LedgerEntry = z.infer<typeof entry>

const ledgerFile = z.strictObject({version: z.literal(1), entries: z.array(entry)})

function readEntries(path: string): LedgerEntry[] {
  if (!existsSync(path)) return []
  try {
    return ledgerFile.parse(JSON.parse(readFileSync(path, 'utf8'))).entries
  } catch (cause) {
    throw new DeliveryError(
      'settings',
      `Cannot read ${path}, expected the ledger of drafts as it was written: mend it, or move it away. What is at the services is found again by its key`,
      {cause},
    )
  }
}

function isSame(a: LedgerEntry, b: Pick<LedgerEntry, 'issue' | 'service' | 'account'>): boolean {
  return a.issue === b.issue && a.service === b.service && a.account === b.account
}
