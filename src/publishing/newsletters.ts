import {isAssetId} from '../content/assets.ts'
import {compareText} from '../content/compare.ts'
import {selectIssues, type IssueSelections} from '../content/issue-selection.ts'
import type {Entry} from '../content/entry.ts'
import {newsletterFeed} from '../contract/newsletter-feed.ts'
import {sha256} from '../files/hash.ts'
import {renderArchive} from '../newsletters/archive/archive.ts'
import {toArchivedIssue, type ArchivedIssue} from '../newsletters/archive/archived-issue.ts'
import {composeIssue} from '../newsletters/delivery/mime.ts'
import {createArticleFinder} from '../newsletters/issue-article.ts'
import {makeMail, type MadeMail} from '../newsletters/make-mail.ts'
import {outputPaths, tagUri} from '../site/addresses.ts'
import type {EarlierDocument} from './earlier.ts'
import {addFile, addFiles, type Held, type Run} from './run.ts'

/** The result of publishing the newsletters of a run. */
export interface PublishedNewsletters {
  readonly mails: readonly MadeMail[]
  /** Newsletters that are kept as published before, because their mail could not be made or failed a check. */
  readonly held: Held
  /** Ids of pictures that mails show, each with the first newsletter that shows it. */
  readonly pictures: ReadonlyMap<string, string>
}

/**
 * Publishes every issue as a mail: its page, its plain text and the message. An issue whose mail fails a check is held.
 * Issues whose date has come are in the archive and its feeds.
 */
export async function publishNewsletters(run: Run): Promise<PublishedNewsletters> {
  const {snapshot, edition, now} = run
  const before = readArchive(run)
  const issues = selectFor(run, before)
  const find = createArticleFinder(edition)
  const findArticle = (id: string) => run.held.get(id)?.resource ?? find(id)
  const mails: MadeMail[] = []
  const held = new Map<string, EarlierDocument>()
  const pictures = new Map<string, string>()
  for (const entry of snapshot.ofType('newsletter')) {
    const {id, document} = entry
    const selection = issues.of(id)
    if (edition.statusOf(id) === 'held' || selection === undefined) continue
    run.onDocument()
    const make = () => makeMail({document, selection, edition, findArticle, hash: sha256})
    const outcome = await publishMail(run, entry, make)
    if (outcome === 'nothing') continue
    if (outcome === 'failed') {
      const earlier = run.earlier.get(id)
      if (earlier !== undefined) held.set(id, earlier)
      continue
    }
    mails.push(outcome)
    for (const assetId of picturesIn(outcome, run)) if (!pictures.has(assetId)) pictures.set(assetId, id)
  }
  const heldTags = new Set([...run.held.keys(), ...held.keys()].map((id) => tagUri(edition.site, 'newsletter', id)))
  const archive = [
    ...before.filter(({id}) => heldTags.has(id)),
    ...mails
      .filter(({issue: {sendAt}}) => sendAt !== undefined && sendAt <= now)
      .map(({issue, mail}) => toArchivedIssue(issue, mail, edition.site, sha256(issues.of(issue.id)?.choice ?? ''))),
  ].toSorted((a, b) => compareText(b.date_published, a.date_published) || compareText(a.id, b.id))
  addFiles(run, renderArchive(archive, edition.site))
  return {mails, held, pictures}
}

const decoder = new TextDecoder()

/** Reads the archive that an earlier run published. Held issues stay in it. */
function readArchive({output}: Run): readonly ArchivedIssue[] {
  const bytes = output.readPrevious(outputPaths.newsletterFeed)
  if (bytes === undefined) return []
  try {
    return newsletterFeed.safeParse(JSON.parse(decoder.decode(bytes))).data?.items ?? []
  } catch {
    return []
  }
}

function selectFor({snapshot, edition, held, now}: Run, archive: readonly ArchivedIssue[]): IssueSelections {
  return selectIssues({
    snapshot,
    now: new Date(now),
    isOut: (id) => held.has(id) || edition.pageOf(id) !== undefined || edition.statusOf(id) === 'scheduled',
    sentWith: (id, choice) => articlesOf(archive, tagUri(edition.site, 'newsletter', id), sha256(choice)),
  })
}

/**
 * Makes a mail and adds its files. A mail that cannot be made, or fails a check, is reported, and the run continues.
 */
async function publishMail(
  run: Run,
  {id, file}: Entry,
  make: () => MadeMail | undefined,
): Promise<MadeMail | 'nothing' | 'failed'> {
  let made
  try {
    made = make()
  } catch (cause) {
    const reason = 'Cannot process document, expected content that can be rendered'
    run.report.add(file, 'process-document', 'error', {reason, cause})
    return 'failed'
  }
  if (made === undefined) return 'nothing'
  const {mail, issue, findings, checks} = made
  for (const finding of findings) run.report.add(file, 'rendering', 'warning', finding)
  for (const {id: ruleId, findings: found} of checks)
    for (const finding of found) run.report.add(file, ruleId, 'error', finding, 'mail')
  if (checks.some(({findings: found}) => found.length > 0)) return 'failed'
  addFile(run, file, outputPaths.newsletter(issue.slug, 'index.html'), mail.html, id)
  addFile(run, file, outputPaths.newsletter(issue.slug, 'index.txt'), mail.text, id)
  addFile(run, file, outputPaths.newsletter(issue.slug, 'message.eml'), await composeIssue(mail), id)
  return made
}

/**
 * Returns the ids of the pictures that a mail may show. They stay as long as the issue does, because sent mails load
 * them from here.
 */
function picturesIn({issue}: MadeMail, {snapshot, edition}: Run): string[] {
  const {logo} = edition.site
  const pictures = issue.sections
    .flatMap(({items}) => items)
    .filter(({image}) => image !== undefined)
    .flatMap(({article}) => snapshot.referencesOf(article.documentId).map(({ref}) => ref))
    .filter(isAssetId)
  return [...pictures, ...(logo === undefined ? [] : [logo.assetId])]
}

/** Returns the ids of the articles that an issue went out with, unless its editor has changed the selection since. */
function articlesOf(archive: readonly ArchivedIssue[], tag: string, choice: string): ReadonlySet<string> | undefined {
  const sent = archive.find(({id, _bodytext}) => id === tag && _bodytext.choice === choice)?._bodytext.articles
  return sent === undefined ? undefined : new Set(sent.map((each) => each.split('/').at(-1) ?? ''))
}
