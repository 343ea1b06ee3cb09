import type {Ask} from '../../engine/ask.ts'
import type {Entry} from '../../content/entry.ts'
import {kindOf} from '../../content/kinds.ts'
import {isRecalled} from '../../content/recall.ts'
import {toLink, type Edition, type Page} from '../../pages/edition.ts'
import {verdicts, type PageFacts} from '../steps/verdicts.ts'
import {askedPictures} from './asked-pictures.ts'
import {askedSite} from './asked-site.ts'
import {askedSnapshot} from './asked-snapshot.ts'

/** What is published, as a step sees it. @param own - the document that the step is about */
export function askedEdition(ask: Ask, own?: Entry): Edition {
  const site = askedSite(ask)
  const pageOf = (id: string): Page | undefined => toPage(ask.fact(verdicts, id, 'page'))
  const snapshot = askedSnapshot(ask, own)
  return {
    site,
    snapshot,
    pictures: askedPictures(ask),
    hasCome: ask.hasCome,
    statusOf: (id) => ask.fact(verdicts, id, 'status') ?? 'pageless',
    pageOf,
    linkTo: (id) => {
      const page = pageOf(id)
      if (page === undefined) return undefined
      // A field of its own: the rest of the document is not asked for.
      const document = snapshot.get(id)?.document
      return toLink(page, site, document !== undefined && isRecalled(document, ask.hasCome))
    },
  }
}

/** Returns a page from the facts of a verdict. */
export function toPage(facts: PageFacts | undefined): Page | undefined {
  if (facts === undefined) return undefined
  const {type, ...page} = facts
  const kind = kindOf(type)
  return kind === undefined ? undefined : {...page, kind}
}
