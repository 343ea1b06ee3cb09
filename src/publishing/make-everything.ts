import type {Graph} from '../engine/graph.ts'
import type {MessageRecord} from '../checks/reports/message-record.ts'
import {quote} from '../content/findings.ts'
import {WriteError} from '../files/output/write-error.ts'
import {referencesIn} from '../content/references.ts'
import {groupKey} from './changes.ts'
import {collections} from './collections.ts'
import {drawAhead} from './draw-ahead.ts'
import {recordOf} from './findings.ts'
import {changes, documents, failures, log, places} from './inputs.ts'
import {continueLog} from './log.ts'
import type {Run, RunProgress} from './run.ts'
import {createContentTable} from './source/content-table.ts'
import {pictures} from './steps/pictures.ts'
import {redirects} from './steps/changes.ts'
import {archive} from './steps/newsletters.ts'
import {pages} from './steps/pages.ts'
import {verdicts} from './steps/verdicts.ts'

interface Everything {
  readonly brokenSettings: string | undefined
  readonly records: readonly MessageRecord[]
}

/**
 * Makes everything that has changed. A document that cannot be rendered is held back and everything is made again
 * without it, so that nothing links to a page that is not there.
 */
export async function makeEverything(
  run: Run,
  graph: Graph,
  now: Date,
  progress: RunProgress,
  {reread, takeLog}: Again,
): Promise<Everything> {
  const {ask} = run
  const onMade = (): void => progress.onMade()
  const before = ask.fact(log, '', 'cursor')
  const brokenSettings = await steadily(reread, async () => {
    await takeLog()
    // The log takes note of pages, so they should be right before it does.
    const broken = await steadily(reread, () => makePages(run, graph, progress))
    if (broken !== undefined) return broken
    const endDrawing = drawAhead(run)
    try {
      continueLog(run, graph, now.toISOString().replace(/\.\d{3}Z$/, 'Z'))
      await graph.run({onMade})
    } finally {
      await endDrawing()
    }
    return undefined
  })
  if (brokenSettings !== undefined) return {brokenSettings, records: []}
  return {brokenSettings: undefined, records: before === undefined ? [] : movedRecords(run, before)}
}

/** Makes newsletters and the pictures that they show, and nothing else. @returns where the settings are, if broken */
export function makeNewsletters(
  run: Run,
  graph: Graph,
  progress: RunProgress,
  reread: Reread,
): Promise<string | undefined> {
  return steadily(reread, async () => {
    const brokenSettings = await makePages(run, graph, progress)
    if (brokenSettings !== undefined) return brokenSettings
    await graph.run({upTo: archive.name, onMade: progress.onMade})
    await graph.run({only: pictures.name, onMade: progress.onMade})
    return undefined
  })
}

interface Again {
  readonly reread: Reread
  /** Lets the log begin from what is published, if it is ahead. */
  readonly takeLog: () => Promise<void>
}

/** Reads the content again. @returns whether anything is different */
type Reread = () => Promise<boolean>

/**
 * Makes something from documents that are read from their files while it is made. A file that was saved meanwhile was
 * not checked as it was read, so everything that it concerns is made again before anything is published.
 */
async function steadily<Result>(reread: Reread, make: () => Promise<Result>): Promise<Result> {
  for (let round = 0; round < maxRounds; round++) {
    const result = await make()
    if (!(await reread())) return result
  }
  throw new WriteError('', 'Cannot publish, the content changes all the time: what was published before is still there')
}

/** How often everything is made again because files were saved meanwhile. */
const maxRounds = 20

/** Checks everything and makes the pages. @returns where the settings are if they have errors: then no page is made */
async function makePages(run: Run, graph: Graph, progress: RunProgress): Promise<string | undefined> {
  const onMade = (): void => progress.onMade()
  progress.onMaking()
  retryFailures(run, graph)
  retryPassing(run)
  await graph.run({upTo: verdicts.name, onMade})
  const brokenSettings = brokenSettingsIn(run)
  if (brokenSettings !== undefined) return brokenSettings
  for (;;) {
    await graph.run({upTo: pages.name, onMade})
    if (!holdBackFailures(run, graph)) return undefined
  }
}

/** Returns where the settings are, or may be, if they have errors or cannot be read. */
function brokenSettingsIn({store, ask}: Run): string | undefined {
  const table = createContentTable(store)
  const [first] = store.slice('type/siteSettings', {page: 1, size: 1})
  if (first !== undefined)
    return ask.fact(verdicts, first.key, 'status') === 'held'
      ? (table.ofId(first.key)[0]?.path ?? first.key)
      : undefined
  const known =
    table.ofId('siteSettings').find(({role}) => role !== 'draft') ??
    table.ofRole('lost').find(({type}) => type === 'siteSettings')
  if (known !== undefined) return known.path
  // They may be in what could not be read. Without them, every page would move to another address.
  return table.ofRole('unreadable').find(({id}) => id === undefined)?.path
}

/** Lets documents that could not be rendered be tried again, because what they are made of may be different now. */
function retryFailures({store}: Run, graph: Graph): void {
  graph.put(store.keysOf(failures.name).map((key) => ({kind: failures, key})))
}

/** Lets be made again what failed for a reason that may have passed, such as a network that was down. */
export function retryPassing({store}: Pick<Run, 'store'>): void {
  for (const {at} of store.slice(collections.passing, {all: true})) {
    const [step = '', ...key] = at.split('/')
    store.markStale(store.idOf(step, key.join('/')), 'it failed for a reason that may have passed')
  }
}

/**
 * Notes which documents could not be rendered. Of those that refer to each other, the causes come first: the others may
 * have no error of their own.
 * @returns whether there are any new ones
 */
function holdBackFailures({store, ask}: Run, graph: Graph): boolean {
  const failed = store.slice(collections.failed, {all: true}).map(({key}) => key)
  const refersToFailed = (id: string): boolean =>
    ask.facts(documents, id) !== undefined &&
    referencesIn(ask.facts(documents, id) ?? {_id: id, _type: ''}).some(({ref}) => ref !== id && failed.includes(ref))
  const causes = failed.filter((id) => !refersToFailed(id))
  const noted = causes.length === 0 ? failed : causes
  graph.put(
    noted.flatMap((key) => {
      const message = ask.fact(pages, key, 'failure')
      return message === undefined
        ? []
        : [{kind: failures, key, facts: {message}, places: [{in: places.failures, at: key}]}]
    }),
  )
  return noted.length > 0
}

/** Reports pages that moved in this run and whose old address does not redirect. Links to it would break. */
function movedRecords({store, ask}: Run, before: number): MessageRecord[] {
  const table = createContentTable(store)
  const redirected = new Set(ask.fact(redirects, '', 'from') ?? [])
  const cursor = ask.fact(log, '', 'cursor') ?? 0
  if (cursor === before) return []
  const groups = new Set<string>()
  for (let seq = before + 1; seq <= cursor; seq += 1) groups.add(groupKey(seq))
  const tags = [...groups].flatMap((group) => store.slice(collections.changes(group), {all: true}))
  return tags.flatMap(({key: tag}) => {
    const change = ask.fact(changes, tag, 'change')
    if (change === undefined || change.seq <= before || change.previousUrl === undefined) return []
    const {id, url, previousUrl} = change
    if (redirected.has(previousUrl) || store.count(collections.at(previousUrl)) > 0) return []
    return recordOf(table.ofId(id.split('/').at(-1) ?? '')[0]?.path ?? id, 'moved-page', 'warning', {
      reason: `Unexpected new address ${quote(url)}, expected the old one among the previous addresses`,
      path: ['slug', 'current'],
      actual: previousUrl,
      note: 'Add the old slug to `previousSlugs`, so that links to it still find the page; Studio does so by itself',
    })
  })
}
