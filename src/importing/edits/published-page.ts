import {dirname, relative, sep} from 'node:path'
import {checkSnapshot} from '../../checks/check-snapshot.ts'
import type {EditedFile} from './edited-text.ts'
import {applyPageEdit} from './page-edit.ts'
import {markdownToPortableText} from '../../text/index.ts'
import {recordsIn, stringsIn, type SanityDocument} from '../../content/document.ts'
import {contentTypes} from '../../text/known-types.ts'
import {sha256} from '../../files/hash.ts'
import {readManifest} from '../../files/output/read-manifest.ts'
import {portableTextFields} from '../../content/portable-text.ts'
import {createEdition, type Edition} from '../../pages/edition.ts'
import {createSite} from '../../site/site.ts'
import {parseFields} from '../parse/data.ts'
import {splitFrontMatter} from '../../text/parse/front-matter.ts'
import {openContent} from '../../content/readers/open-content.ts'
import {readSnapshot} from '../../content/readers/read-snapshot.ts'
import {renderDocument} from '../../pages/render-document.ts'
import {alignKeys, alike, likeness} from '../../text/tree/align.ts'
import {restrictTo} from '../../text/dialects/restrict.ts'
import {createKeys} from '../../text/tree/keys.ts'

/*
 * Imports a page that was published as Markdown and then edited. A page is made from several documents: edits of its
 * own document are imported, all others are reported.
 */

/** Makes the edition that would be published from a content folder now. */
export async function createPages(content: string): Promise<Edition> {
  const reader = await openContent(content, {})
  try {
    const snapshot = await readSnapshot(reader)
    const site = createSite(snapshot)
    const now = new Date()
    const verdicts = await checkSnapshot(snapshot, {now, site})
    return createEdition({snapshot, verdicts, site, now})
  } finally {
    await reader.close()
  }
}

/** Whether front matter belongs to a published page of an existing document. */
export function isPublishedPage(data: Fields, documents: ReadonlyMap<string, SanityDocument>): boolean {
  return typeof data['canonical'] === 'string' && documents.has(documentIdOf(data))
}

/** Reads an edited page, and returns its document with the edits. Undefined if the document is not in the edition. */
export function readPublishedPage(path: string, text: string, data: Fields, edition: Edition): EditedFile | undefined {
  const entry = edition.snapshot.get(documentIdOf(data))
  const page = entry === undefined ? undefined : edition.pageOf(entry.id)
  const rendered =
    entry === undefined || page === undefined
      ? undefined
      : renderDocument(entry.document, page, edition, {now: '', hash: sha256}).markdown
  if (entry === undefined) return undefined
  const {document} = entry
  if (rendered === undefined) return {ours: document, base: undefined, notes: []}
  const [before, after] = [splitFrontMatter(rendered), splitFrontMatter(text)]
  const field = portableTextFields[document._type]?.[0] ?? 'body'
  const {fields, lost} = editedFields(
    document,
    before.frontMatter === undefined ? {} : parseFields(before.frontMatter),
    data,
  )
  const createKey = createKeys()
  const edit = applyPageEdit({
    body: recordsIn(document[field]),
    before: markdownToPortableText(before.text),
    after: markdownToPortableText(after.text),
    adopt: (block, words) => alignKeys([words], [block], {keepsFields: true})[0] ?? words,
    likeness: (a, b) => {
      const score = likeness(a, b)
      return score < alike ? 0 : score
    },
    create: (block) => restrictTo(contentTypes, [block], {createKey, onFinding: () => {}, places: new WeakMap()}),
  })
  const used = new Set(recordsIn(document[field]).map(({_key: key}) => key))
  const newKey = createKeys(new Set([...used].map(String)))
  const seen = new Set<unknown>()
  const body = edit.body.map((block) => {
    const isFree = !seen.has(block['_key'])
    seen.add(block['_key'])
    return isFree ? block : withKey(block, newKey())
  })
  const notes = [...lost, ...edit.lost].map(
    (what) =>
      `Cannot take over an edit: ${what}. Edit it in Studio, or in the texts of \`npm run export -- --editable\``,
  )
  const ours = {...document, ...fields, ...(body.length > 0 ? {[field]: body} : {})}
  // If the result equals the document there is nothing to import, so the page need not match what was published.
  const isSame = JSON.stringify(ours) === JSON.stringify(document)
  return isSame || isAsPublished(path, rendered) ? {ours, base: document, notes} : {ours, base: undefined, notes: []}
}

type Fields = Readonly<Record<string, unknown>>

/** The id of the document that a page's front matter names: the end of its tag URI (RFC 4151). */
function documentIdOf({id}: Fields): string {
  return /^tag:[^:]+:[^/]+\/(.+)$/.exec(String(id))?.[1] ?? ''
}

/** Fields of a page's front matter that are fields of its document, and their names there. */
const ownFields: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'name'],
  description: ['summary'],
  takeaways: ['takeaways'],
}

function editedFields(document: SanityDocument, before: Fields, after: Fields): {fields: Fields; lost: string[]} {
  const lost: string[] = []
  const entries: Array<readonly [string, unknown]> = []
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue
    const field = ownFields[name]?.find((own) => own in document)
    const value = after[name]
    const fits = typeof value === 'string' || stringsIn(value).length > 0
    if (field === undefined || !fits) lost.push(`the field ${name} is made from others`)
    else entries.push([field, value])
  }
  return {fields: Object.fromEntries(entries), lost}
}

function withKey(block: Fields, key: string): Fields {
  return {...block, _key: key}
}

/** Whether the manifest above a page's file says that this text was published there. */
function isAsPublished(path: string, page: string): boolean {
  for (let folder = dirname(path), depth = 0; depth < 8; folder = dirname(folder), depth += 1) {
    const files = readManifest(folder)
    if (files === undefined || files.length > 0) {
      const name = relative(folder, path).split(sep).join('/')
      return files?.some((entry) => entry.path === name && entry.sha256 === sha256(page)) === true
    }
    if (dirname(folder) === folder) return false
  }
  return false
}
