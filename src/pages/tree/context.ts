import type {PhrasingContent} from 'mdast'
import type {SanityDocument} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import type {Labels} from '../../site/labels.ts'
import {link, text} from '../../text/tree/build.ts'
import type {FlowContext} from '../../text/tree/vocabulary.ts'

/** What handlers need besides the node itself. One context serves one document. */
export interface TreeContext extends FlowContext<TreeContext> {
  readonly edition: Edition
  readonly labels: Labels
  /** Ids of the sources cited so far, in the order of their first citation. A source's number is its position, from 1. */
  readonly cited: string[]
}

/** Returns the number of a source in the document's list of sources. Adds the source to the list if it is new. */
export function cite({cited}: TreeContext, sourceId: string): number {
  const known = cited.indexOf(sourceId)
  return known === -1 ? cited.push(sourceId) : known + 1
}

/** The documents that a field refers to, in order. Missing documents are skipped: a rule reports them. */
export function resolve({edition}: TreeContext, field: unknown): SanityDocument[] {
  return refsOf(field).flatMap((ref) => edition.snapshot.get(ref)?.document ?? [])
}

/**
 * The link to a page, with its title or other words. If the page was recalled, the link says so.
 * @returns undefined if there is no such page
 */
export function pageLink(
  id: string,
  {edition, labels}: TreeContext,
  words?: PhrasingContent[],
): PhrasingContent[] | undefined {
  const target = edition.linkTo(id)
  if (target === undefined) return undefined
  const shown = link(target.url, ...(words ?? [text(target.title)]))
  return target.recalled === true ? [shown, text(` (${labels.withdrawn.toLowerCase()})`)] : [shown]
}
