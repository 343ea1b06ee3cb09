import {composeIssue} from '../newsletters/delivery/mime.ts'
import {createArticleFinder} from '../newsletters/issue-article.ts'
import {makeMail, type MadeMail} from '../newsletters/make-mail.ts'
import {isAssetId} from '../content/assets.ts'
import {newsletterFeed} from '../contract/newsletter-feed.ts'
import {compareText} from '../content/compare.ts'
import type {Entry} from '../content/snapshot.ts'
import {selectIssues} from '../content/issue-selection.ts'
import {addMessage, hasErrors} from '../content/findings.ts'
import {outputPaths, tagUri} from '../site/site.ts'
import {renderArchive} from '../newsletters/archive/archive.ts'
import {toArchivedIssue, type ArchivedIssue} from '../newsletters/archive/archived-issue.ts'
import {sha256} from '../files/hash.ts'
import {addFile, addFiles, say, type Run} from './run.ts'

const decoder = new TextDecoder()

/** The archive as an earlier run left it: what is held back stays in it. */
const readArchive = ({output}: Run): readonly ArchivedIssue[] => {
  const bytes = output.readPrevious(outputPaths.newsletterFeed)
  if (bytes === undefined) return []
  try {
    return newsletterFeed.safeParse(JSON.parse(decoder.decode(bytes))).data?.items ?? []
  } catch {
    return []
  }
}

/** The ids of the articles that an issue went out with, unless its editor has chosen others since. */
const articlesOf = (
  archive: readonly ArchivedIssue[],
  tag: string,
  choice: string,
): ReadonlySet<string> | undefined => {
  const sent = archive.find(({id, _bodytext}) => id === tag && _bodytext.choice === choice)?._bodytext.articles
  return sent === undefined ? undefined : new Set(sent.map((each) => each.split('/').at(-1) ?? ''))
}

/** Puts what was found in a mail on the newsletter's file. */
const report = ({file}: Entry, {findings, checks}: MadeMail): void => {
  for (const finding of findings) say(file, 'rendering', 'warning', finding)
  for (const {id, findings: found} of checks) {
    for (const finding of found) addMessage(file, finding, {ruleId: id, severity: 'error', source: 'mail'})
  }
}

/** Finds articles as this run publishes them, those that are held back as they were before. */
const createFinder = (run: Run) => {
  const find = createArticleFinder(run.edition)
  return (id: string) => run.held.get(id)?.resource ?? find(id)
}

const hold = ({held, earlier}: Run, id: string): void => {
  const before = earlier.get(id)
  if (before !== undefined) held.set(id, before)
}

/** Makes a mail; one that cannot be made is reported and held back, and the others go on. */
const tryMail = (run: Run, {id, file}: Entry, make: () => MadeMail | undefined): MadeMail | undefined => {
  try {
    return make()
  } catch (cause) {
    say(file, 'process-document', 'error', {
      reason: 'Cannot process document, expected content that can be rendered',
      cause,
    })
    hold(run, id)
    return undefined
  }
}

/** Notes the pictures of a mail. They stay for as long as the issue does: mails that were sent show them from here. */
const showPictures = ({snapshot, edition, shownAssets}: Run, id: string, {issue}: MadeMail): void => {
  const {logo} = edition.site
  const pictures = issue.sections
    .flatMap(({items}) => items)
    .filter(({image}) => image !== undefined)
    .flatMap(({article}) => snapshot.referencesOf(article.documentId).map(({ref}) => ref))
    .filter(isAssetId)
  for (const assetId of [...pictures, ...(logo === undefined ? [] : [logo.assetId])]) {
    if (!shownAssets.has(assetId)) shownAssets.set(assetId, id)
  }
}

/**
 * Publishes every issue as a mail: its page, its plain text and the message. One whose mail fails a check is held back. Those whose
 * day has come are in the archive and its feeds.
 */
export const publishNewsletters = async (run: Run): Promise<MadeMail[]> => {
  const {snapshot, edition, held, now} = run
  const {site} = edition
  const isOut = (id: string): boolean =>
    held.has(id) || edition.pageOf(id) !== undefined || edition.statusOf(id) === 'scheduled'
  const before = readArchive(run)
  const issues = selectIssues({
    snapshot,
    now: new Date(now),
    isOut,
    sentWith: (id, choice) => articlesOf(before, tagUri(site, 'newsletter', id), sha256(choice)),
  })
  const findArticle = createFinder(run)
  const made: MadeMail[] = []
  for (const entry of snapshot.ofType('newsletter')) {
    const {id, document, file} = entry
    const selection = issues.of(id)
    if (held.has(id) || hasErrors(file) || selection === undefined) continue
    run.onDocument()
    const result = tryMail(run, entry, () => makeMail({document, selection, edition, findArticle, hash: sha256}))
    if (result === undefined) continue
    report(entry, result)
    if (hasErrors(file)) {
      hold(run, id)
      continue
    }
    const {mail, issue} = result
    addFile(run, file, outputPaths.newsletter(issue.slug, 'index.html'), mail.html, id)
    addFile(run, file, outputPaths.newsletter(issue.slug, 'index.txt'), mail.text, id)
    addFile(run, file, outputPaths.newsletter(issue.slug, 'message.eml'), await composeIssue(mail), id)
    run.published.add(id)
    showPictures(run, id, result)
    made.push(result)
  }
  const heldTags = new Set([...held.keys()].map((id) => tagUri(site, 'newsletter', id)))
  const archive = [
    ...before.filter(({id}) => heldTags.has(id)),
    ...made
      .filter(({issue: {sendAt}}) => sendAt !== undefined && sendAt <= now)
      .map(({issue, mail}) => toArchivedIssue(issue, mail, site, sha256(issues.of(issue.id)?.choice ?? ''))),
  ].toSorted((a, b) => compareText(b.date_published, a.date_published) || compareText(a.id, b.id))
  addFiles(run, renderArchive(archive, site))
  return made
}
