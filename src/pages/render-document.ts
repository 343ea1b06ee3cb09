import {later} from '../content/time.ts'
import type {SanityDocument} from '../content/document.ts'
import type {Finding} from '../content/findings.ts'
import type {Change, Resource} from '../contract/resource-types.ts'
import type {Page, Edition} from './edition.ts'
import {renderHtml} from '../text/write/html.ts'
import {caveatIdsOf} from './safety/safety.ts'
import {renderFrontMatter} from './front-matter.ts'
import {renderMarkdown} from '../text/write/markdown/to-markdown.ts'
import {renderResource} from './resource/render-resource.ts'
import type {UndatedResource} from './resource/undated-resource.ts'
import {finishResource, readingOf, toResource} from './resource/to-resource.ts'
import {renderText} from '../text/write/plain.ts'
import {createTreeContext} from './tree/create-context.ts'
import {toTree} from './tree/to-tree.ts'

export interface RenderedDocument {
  readonly resource: Resource
  /** A hash of what readers see of it. The modification date changes with it. */
  readonly reading: string
  /** The content of the resource's file. */
  readonly text: string
  readonly sha256: string
  readonly markdown: string | undefined
}

/** SHA-256 of a text, in hexadecimal. */
export type Hash = (text: string) => string

export interface RenderOptions {
  /** The modification date that the document gets if it changed (RFC 3339). */
  readonly now: string
  readonly hash: Hash
  readonly before?: Before
  /** Called for content that cannot be shown as it was written. */
  readonly onFinding?: (finding: Finding) => void
}

/**
 * Renders one document: makes its tree, and from that its resource and Markdown.
 *
 * @throws {ContractBreach} if the resource does not match the contract
 */
export function renderDocument(
  document: SanityDocument,
  page: Page,
  edition: Edition,
  {now, hash, before = never, onFinding = () => {}}: RenderOptions,
): RenderedDocument {
  const context = createTreeContext(edition, document, onFinding)
  const tree = toTree(document, context)
  const draft = toResource(
    document,
    page,
    {
      html: renderHtml(tree),
      text: renderText(tree),
      sourceIds: context.cited,
      caveatIds: caveatIdsOf(document, edition),
    },
    edition,
  )
  const dated = dateResource(draft, edition, {now, hash}, before)
  return {
    ...dated,
    markdown: page.kind.hasMarkdown ? renderFrontMatter(dated.resource) + renderMarkdown(tree) : undefined,
  }
}

/** What was published before for a document. */
interface Before {
  readonly change: Change | undefined
  /** What readers saw, and the modification date then. It may be newer than the log, if a run was killed. */
  readonly reading: () => EarlierReading | undefined
}

interface EarlierReading {
  readonly hash: string
  readonly dateModified: string | undefined
}

const never: Before = {change: undefined, reading: () => undefined}

/**
 * Sets the modification date of a resource. If nothing changed, the earlier date stays, and so do the bytes. The date
 * also stays if only parts changed that readers do not see.
 */
function dateResource(
  draft: UndatedResource,
  edition: Edition,
  {now, hash}: Pick<RenderOptions, 'now' | 'hash'>,
  {change, reading: earlier}: Before,
) {
  const reading = readingHash(draft, hash)
  const render = (dateModified: string | undefined) => {
    const dated = finishResource(draft, dateModified, edition)
    const text = renderResource(dated)
    return {resource: dated, reading, text, sha256: hash(text)}
  }
  const recalledAt = draft.recall?.at
  if (change === undefined) return render(recalledAt)
  const same = render(change.dateModified)
  if (change.kind === 'unpublished') return render(later(now, change.at))
  if (same.sha256 === change.sha256) return same
  const before = earlier()
  return before?.hash === reading ? render(before.dateModified) : render(later(now, change.at))
}

/** Returns a hash of what readers see of a resource. */
export function readingHash(resource: UndatedResource, hash: Hash): string {
  return hash(JSON.stringify(readingOf(resource)))
}
