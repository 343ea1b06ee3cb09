import type {Ask} from '../../engine/ask.ts'
import {step, type Artefact, type MadeFile, type Past} from '../../engine/step.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {toMessage, type Finding} from '../../content/findings.ts'
import {newsletterFeed} from '../../contract/newsletter-feed.ts'
import {sha256} from '../../files/hash.ts'
import {renderArchive} from '../../newsletters/archive/archive.ts'
import {toArchivedIssue, type ArchivedIssue} from '../../newsletters/archive/archived-issue.ts'
import {makeMail, type MadeMail} from '../../newsletters/make-mail.ts'
import {outputPaths, tagUri} from '../../site/addresses.ts'
import {askedEdition} from '../asked/asked-edition.ts'
import {askedSite} from '../asked/asked-site.ts'
import {askedSnapshot, ownEntry} from '../asked/asked-snapshot.ts'
import {collections} from '../collections.ts'
import {picturesNamedIn, placesOfNamed} from '../shown-pictures.ts'
import {untoldRecalls} from '../untold-recalls.ts'
import {pages} from './pages.ts'
import {selectionOf, selectionsOf, storedSelections, type SelectionFacts} from './selections.ts'
import {verdicts} from './verdicts.ts'

export interface MailFacts {
  /** As it is in the archive, once its date has come. */
  readonly archived?: ArchivedIssue
  /** Names of the files of pictures that its mail shows, or showed before: sent mails load them. */
  readonly pictures: readonly string[]
  readonly findings: readonly PlainMessage[]
}

/** Selects the articles of all issues, from what is published. An issue that went out keeps its articles. */
export const selections = step<SelectionFacts>({
  name: 'selections',
  make: (ask, _key, past) => {
    const {pageOf, statusOf, site} = askedEdition(ask)
    const archive = earlierArchive(past)
    const all = selectionsOf(ask, {
      isOut: (id) => pageOf(id) !== undefined || statusOf(id) === 'scheduled',
      sentWith: (id, choice) => articlesOf(archive, tagUri(site, 'newsletter', id), sha256(choice)),
    })
    return {facts: storedSelections(all)}
  },
})

/**
 * Each issue as a mail: its page, its plain text and the message. An issue with errors, or whose mail fails a check,
 * stays as it was published before.
 */
export const mails = step<MailFacts>({
  name: 'mails',
  over: collections.newsletters,
  make: async (ask, id, past) => {
    const findings: PlainMessage[] = []
    const report = (ruleId: string, severity: 'error' | 'warning', source: string) => (finding: Finding) =>
      void findings.push(toPlain(toMessage(finding, {ruleId, severity, source})))
    let made: MadeMail | undefined
    try {
      made = makeMailOf(ask, id)
    } catch (cause) {
      const reason = 'Cannot process document, expected content that can be rendered'
      report('process-document', 'error', 'export')({reason, cause})
    }
    if (made === undefined) return keep(ask, id, past, findings)
    made.findings.forEach(report('rendering', 'warning', 'export'))
    for (const {id: ruleId, findings: found} of made.checks) found.forEach(report(ruleId, 'error', 'mail'))
    if (made.checks.some(({findings: found}) => found.length > 0)) return keep(ask, id, past, findings)

    const {issue, mail} = made
    const {composeIssue} = await import('../../newsletters/delivery/mime.ts')
    const site = askedSite(ask)
    const selection = selectionOf(ask, selections, id)
    const isSent = issue.sendAt !== undefined && ask.hasCome(issue.sendAt)
    const archived = isSent ? toArchivedIssue(issue, mail, site, sha256(selection?.choice ?? '')) : undefined
    const pathOf = (form: Parameters<typeof outputPaths.newsletter>[1]) => outputPaths.newsletter(issue.slug, form)
    const files = [
      {path: pathOf('index.html'), parts: [mail.html], source: id},
      {path: pathOf('index.txt'), parts: [mail.text], source: id},
      {path: pathOf('message.eml'), parts: [await composeIssue(mail)], source: id},
    ]
    const pictures = [...new Set([...picturesBefore(id, past), ...picturesNamedIn(mail.html)])].toSorted()
    return describe(id, {archived, pictures, findings}, files, collections.made)
  },
})

/** The page that lists past issues, and its feeds. */
export const archive = step<object>({
  name: 'archive',
  make: (ask) => {
    const issues = ask
      .slice(collections.issues, {all: true})
      .toReversed()
      .flatMap(({key: id}) => ask.fact(mails, id, 'archived') ?? [])
    return {files: renderArchive(issues, askedSite(ask)).map(({path, text}) => ({path, parts: [text]}))}
  },
})

/** Makes the mail of a newsletter, unless it is held or is none. */
export function makeMailOf(ask: Ask, id: string): MadeMail | undefined {
  const edition = askedEdition(ask)
  const entry = ownEntry(ask, id)
  const selection = selectionOf(ask, selections, id)
  if (entry === undefined || selection === undefined || ask.fact(verdicts, id, 'status') === 'held') return undefined
  const findArticle = (article: string) => ask.fact(pages, article, 'brief')
  return makeMail({document: entry.document, selection, edition, findArticle, hash: sha256})
}

/** Leaves an issue as an earlier run published it, if one did and it tells what was recalled since. */
function keep(ask: Ask, id: string, past: Past, findings: readonly PlainMessage[]): Artefact {
  const files = past.filesOf(id).filter(({path}) => path.startsWith('newsletters/'))
  const archived = earlierArchive(past).find((issue) => issue.id === tagUri(askedSite(ask), 'newsletter', id))
  const untold = untoldIn(ask, id, files.map((file) => decoder.decode(past.read(file))).join('\n'), archived)
  const pictures = picturesBefore(id, past)
  if (files.length > 0 && untold.length > 0)
    return describe(
      id,
      {archived: undefined, pictures, findings: [...findings, takenAway(ask, id, untold)]},
      [],
      undefined,
    )
  const title = ask.fact(verdicts, id, 'status') === undefined ? id : (titleIn(ask, id) ?? id)
  const stale =
    files.length === 0
      ? []
      : [
          toPlain(
            toMessage(
              {reason: `Cannot publish \`${title}\`, what was published before stays`, actual: files[0]?.path ?? id},
              {ruleId: 'stale', severity: 'warning', source: 'export'},
            ),
          ),
        ]
  return describe(
    id,
    {archived, pictures, findings: [...findings, ...stale]},
    files.map(({path}) => ({path, source: id})),
    files.length === 0 ? undefined : collections.kept,
  )
}

/** What was recalled of that which an issue shows, or its articles use, if it does not tell so. */
function untoldIn(ask: Ask, id: string, text: string, archived: ArchivedIssue | undefined): string[] {
  const content = {snapshot: askedSnapshot(ask), hasCome: ask.hasCome}
  const selected = selectionOf(ask, selections, id)?.articleIds ?? []
  const sent = (archived?._bodytext.articles ?? []).map((article) => article.slice(article.lastIndexOf('/') + 1))
  const shown = [...content.snapshot.referencesOf(id).map(({ref}) => ref), ...selected, ...sent]
  const used = shown.flatMap((each) => content.snapshot.referencesOf(each).map(({ref}) => ref))
  return untoldRecalls([...shown, ...used.filter((each) => isClaim(content.snapshot.get(each)?.type))], text, content)
}

function isClaim(type: string | undefined): boolean {
  return type === 'benefit' || type === 'therapy'
}

function takenAway(ask: Ask, id: string, untold: readonly string[]): PlainMessage {
  return toPlain(
    toMessage(
      {
        reason: `Took \`${titleIn(ask, id) ?? id}\` away, it shows what was recalled and cannot say so while it has errors`,
        actual: untold.join(', '),
        note: 'Mend its errors, and it comes back with the notice',
      },
      {ruleId: 'untold-recall', severity: 'error', source: 'export'},
    ),
  )
}

function titleIn(ask: Ask, id: string): string | undefined {
  const title = ownEntry(ask, id)?.document['title']
  return typeof title === 'string' ? title.trim() : undefined
}

interface Described extends Omit<MailFacts, 'archived'> {
  readonly archived: ArchivedIssue | undefined
}

function describe(
  id: string,
  {archived, pictures, findings}: Described,
  files: readonly MadeFile[],
  kind: string | undefined,
): Artefact {
  return {
    facts: {...(archived === undefined ? {} : {archived}), pictures, findings},
    files,
    places: [
      ...(kind === undefined ? [] : [{in: kind, at: id}]),
      ...(archived === undefined ? [] : [{in: collections.issues, at: `${archived.date_published} ${id}`}]),
      ...(findings.length === 0 ? [] : [{in: collections.findings, at: id}]),
      ...pictures.flatMap((name) => [
        ...placesOfNamed(name),
        {in: collections.mailed(name.split('/')[0] ?? ''), at: id},
      ]),
    ],
  }
}

const decoder = new TextDecoder()

/** Reads the archive that an earlier run published. Issues that went out stay in it. */
function earlierArchive(past: Past): readonly ArchivedIssue[] {
  const bytes = past.fileAt(outputPaths.newsletterFeed)
  if (bytes === undefined) return []
  try {
    return newsletterFeed.safeParse(JSON.parse(decoder.decode(bytes))).data?.items ?? []
  } catch {
    return []
  }
}

/** Returns the ids of the articles that an issue went out with, unless its editor has changed the selection since. */
function articlesOf(issues: readonly ArchivedIssue[], tag: string, choice: string): ReadonlySet<string> | undefined {
  const sent = issues.find(({id, _bodytext}) => id === tag && _bodytext.choice === choice)?._bodytext.articles
  return sent === undefined ? undefined : new Set(sent.map((each) => each.split('/').at(-1) ?? ''))
}

/** The pictures that an issue was published with. */
function picturesBefore(id: string, past: Past): string[] {
  const {facts} = past
  if (Array.isArray(facts?.['pictures'])) return facts['pictures'].filter((each) => typeof each === 'string')
  // Pictures of earlier forms of the mail are among its files, unless another newsletter showed them first.
  const named = past.filesOf(id).flatMap((file) => {
    const html = file.path.endsWith('/index.html') ? past.read(file) : undefined
    return picturesNamedIn(html === undefined ? file.path : decoder.decode(html))
  })
  return [...new Set(named)].toSorted()
}
