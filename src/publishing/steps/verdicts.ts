import type {Ask} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import type {VFileMessage} from 'vfile-message'
import {titleOf} from '../../content/document.ts'
import {quote, toMessage} from '../../content/findings.ts'
import type {Snapshot} from '../../content/snapshot.ts'
import type {HasCome} from '../../content/time.ts'
import {brokenInside} from '../../checks/hold-back.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {statusOf, type Status} from '../../checks/verdict.ts'
import {pageFor, type Page} from '../../pages/edition.ts'
import {askedSite} from '../asked/asked-site.ts'
import {askedSnapshot} from '../asked/asked-snapshot.ts'
import {collections} from '../collections.ts'
import {readEarlier, type EarlierDocument} from '../earlier.ts'
import {claimsNamedIn, untoldRecalls} from '../untold-recalls.ts'
import {failures, places} from '../inputs.ts'
import {checks} from './checks.ts'

/** Reports a document that cannot come to its new address, because another one with errors stays there. */
export const takenAddress = 'taken-address'

/** A page, with the type of its document in place of the kind. */
export type PageFacts = Omit<Page, 'kind'> & {readonly type: string}

export interface VerdictFacts {
  readonly status: Status
  /** Its page, if it has one now or keeps the one of an earlier run. */
  readonly page?: PageFacts
  /** Whether it stays as an earlier run published it. */
  readonly isKept: boolean
  /** Why it is held, if that is not for errors of its own. */
  readonly findings: readonly PlainMessage[]
}

/**
 * Whether each document is published. A document with errors stays as an earlier run published it, as does one that
 * cannot be read. A recall goes out even if the document has errors, at the address that was published before.
 */
export const verdicts = step<VerdictFacts>({
  name: 'verdicts',
  over: places.all,
  make: (ask, id, past) => {
    const snapshot = askedSnapshot(ask)
    const entry = snapshot.get(id)
    const failed = new Set(ask.slice(places.failures, {all: true}).map(({key}) => key))
    const failure = failed.has(id) ? ask.fact(failures, id, 'message') : undefined
    const findings = [...brokenInsideOf(ask, id, failed), ...(failure === undefined ? [] : [failure])]
    const hasErrors = entry === undefined || findings.length > 0 || ask.fact(checks, id, 'isBroken') === true
    const before = hasErrors ? readEarlier(id, past) : undefined
    const earlier = before?.page
    const canStand = failure === undefined || failure.ruleId === takenAddress
    const isRecallDespiteErrors = earlier !== undefined && canStand && ask.fact(checks, id, 'isRecalled') === true
    const status =
      entry === undefined ? lostStatus(earlier) : statusOf(entry, hasErrors && !isRecallDespiteErrors, ask.hasCome)
    // Published as it is now: at the address that it names, or as a recall at the one where readers know it.
    const isPublished = status === 'published' && entry !== undefined
    const isAtOwnAddress = isPublished && !isRecallDespiteErrors
    const untold = before === undefined || isPublished ? [] : untoldIn(before, {snapshot, hasCome: ask.hasCome})
    const shown = isAtOwnAddress
      ? pageFor(entry.document, askedSite(ask))
      : isPublished || (status === 'held' && untold.length === 0)
        ? earlier
        : undefined
    if (before !== undefined && untold.length > 0) findings.push(toPlain(takenAway(before, untold, snapshot)))
    return {
      facts: {
        status,
        ...(shown === undefined ? {} : {page: toFacts(shown)}),
        isKept: !isPublished && shown !== undefined,
        findings,
      },
      places: [
        ...(shown === undefined ? [] : [{in: collections.pages, at: id}]),
        ...(!isPublished && shown !== undefined ? [{in: collections.kept, at: id}] : []),
        ...(!isAtOwnAddress && shown !== undefined ? [{in: collections.staying(shown.url), at: id}] : []),
        ...(entry?.type === 'feed' && status !== 'held' ? [{in: collections.feeds, at: `own/${id}`}] : []),
        ...(entry?.type === 'newsletter' ? [{in: collections.newsletters, at: id}] : []),
        ...(findings.length === 0 ? [] : [{in: collections.findings, at: id}]),
      ],
    }
  },
})

/** What was recalled of that which a published document uses, if it does not tell so. */
function untoldIn(
  {resource, page}: EarlierDocument,
  content: {readonly snapshot: Snapshot; readonly hasCome: HasCome},
): string[] {
  if (resource.recall !== undefined) return []
  const text = JSON.stringify(resource)
  return untoldRecalls(
    claimsNamedIn(text, content.snapshot).filter((named) => named !== page.id),
    text,
    content,
  )
}

/** Says why a document with errors does not stay as it was published before. */
function takenAway({resource}: EarlierDocument, untold: readonly string[], snapshot: Snapshot): VFileMessage {
  const titles = untold.map((id) => quote(titleOf(snapshot.get(id)?.document ?? {_id: id, _type: ''})))
  return toMessage(
    {
      reason: `Took \`${resource.title}\` away, it uses what was recalled and cannot say so while it has errors`,
      actual: titles.join(', '),
      note: 'Mend its errors, and it comes back with the notice',
    },
    {ruleId: 'untold-recall', source: 'export', severity: 'error'},
  )
}

/** The status of a document that is not in the content any more, but may be only lost. */
function lostStatus(earlier: Page | undefined): Status {
  return earlier === undefined ? 'pageless' : 'held'
}

function toFacts({kind, ...page}: Page): PageFacts {
  return {...page, type: kind.type}
}

/** One message for each embedded document with errors, or with such a document inside. */
function brokenInsideOf(ask: Ask, id: string, failed: ReadonlySet<string>): PlainMessage[] {
  const snapshot = askedSnapshot(ask)
  const embeds = ask.fact(checks, id, 'embeds') ?? []
  const found = new Map<string, PlainMessage>()
  for (const use of embeds) {
    if (found.has(use.ref) || !isBroken(ask, use.ref, failed, new Set([id]))) continue
    const broken = snapshot.get(use.ref)
    if (broken !== undefined) found.set(use.ref, toPlain(brokenInside(broken, use)))
  }
  return [...found.values()]
}

/** Whether a document has errors, or embeds one that has. Errors of a recalled document hold no other. */
function isBroken(ask: Ask, id: string, failed: ReadonlySet<string>, seen: Set<string>): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  if (ask.fact(checks, id, 'isRecalled') === true) return false
  if (ask.fact(checks, id, 'isBroken') === true || failed.has(id)) return true
  return (ask.fact(checks, id, 'embeds') ?? []).some(({ref}) => isBroken(ask, ref, failed, seen))
}
