import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'
import {makeMail, type MadeMail} from '../../src/newsletters/make-mail.ts'
import {createArticleFinder} from '../../src/newsletters/issue-article.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import {selectIssues} from '../../src/content/issue-selection.ts'
import {judge} from '../../src/checks/verdict.ts'
import {createEdition} from '../../src/pages/edition.ts'
import {createSite} from '../../src/site/site.ts'
import {sha256} from '../../src/files/hash.ts'
import {createPublisher, refs, settings as siteSettings, type Publisher} from '../publishing/publisher.ts'
import {snapshotOf} from '../checks/run-rule.ts'

type Fields = Readonly<Record<string, unknown>>

const pictureId = 'image-abc123-1200x800-png'

export const figure = (alt: string, assetId = pictureId): Fields => ({
  _type: 'figure',
  alt,
  caption: 'A caption',
  credit: 'Somebody, CC BY 4.0',
  image: {_type: 'image', asset: {_type: 'reference', _ref: assetId}},
})

export const settings: SanityDocument = {
  ...siteSettings,
  publisher: 'Tests & Trials',
  postalAddress: 'Tests & Trials\nExample Street 1\n12345 Example Town',
  senderEmail: 'news@example.org',
  replyTo: 'editors@example.org',
  unsubscribeUrl: 'https://www.example.org/unsubscribe?list=1&x=2',
  brandColour: '#c0ffee',
  logo: figure('Tests & Trials', 'image-def456-640x160-png'),
}

export const caveat = (id: string, severity: string, text = `The words of ${id}.`): SanityDocument => ({
  _id: id,
  _type: 'caveat',
  title: `Caveat ${id}`,
  severity,
  text,
})

export const picked = (title: string, ...ids: readonly string[]): Fields => ({
  _key: title.slice(0, 12),
  _type: 'newsletterSection',
  title,
  selection: 'picked',
  articles: refs(...ids),
})

export const newest = (title: string, fields: Fields = {}): Fields => ({
  _key: title.slice(0, 12),
  _type: 'newsletterSection',
  title,
  selection: 'newest',
  ...fields,
})

export const newsletter = (id: string, sections: readonly Fields[], fields: Fields = {}): SanityDocument => ({
  _id: id,
  _type: 'newsletter',
  title: `Issue ${id}`,
  slug: {_type: 'slug', current: id},
  subject: `Subject of ${id}`,
  preheader: `What inboxes show of ${id}`,
  introduction: `Dear readers of ${id}`,
  sendAt: '2026-06-01T07:00:00Z',
  sections,
  ...fields,
})

/** A publisher with a temporary folder that is removed after the test. */
export const publisherForTest = (): Publisher => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-newsletters-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return createPublisher(join(folder, 'dist'))
}

/** Makes the mail of the last document, which must be a newsletter, without writing files. */
export const mailOf = (documents: readonly SanityDocument[], now = '2026-11-22T12:00:00Z'): MadeMail => {
  const document = documents.at(-1)
  const hasSettings = documents.some(({_id}) => _id === settings._id)
  const snapshot = snapshotOf(hasSettings ? documents : [settings, ...documents])
  const verdicts = judge(snapshot, new Map(), new Date(now))
  const edition = createEdition({snapshot, verdicts, site: createSite(snapshot), now: new Date(now)})
  const isOut = (id: string): boolean => edition.pageOf(id) !== undefined || edition.statusOf(id) === 'scheduled'
  const selection = selectIssues({snapshot, now: new Date(now), isOut}).of(document?._id ?? '')
  if (document === undefined || selection === undefined) throw new Error('there is no newsletter')
  const made = makeMail({document, selection, edition, findArticle: createArticleFinder(edition), hash: sha256})
  if (made === undefined) throw new Error('no mail was made')
  return made
}

export const problemsOf = ({checks}: MadeMail): string[] =>
  checks.flatMap(({id, findings}) => findings.map(({reason}) => `${id}: ${reason}`))
