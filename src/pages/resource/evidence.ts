import {isDocumentOf, stringsIn, type DocumentOf, type SanityDocument} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import type {ResourceEvidence, ResourceLink, ResourceSource} from '../../contract/resource-types.ts'
import {tagUri} from '../../site/addresses.ts'
import {sourceUrl} from '../../content/source-url.ts'
import {compact} from '../../contract/compact.ts'
import {claimedBenefits} from '../safety/safety.ts'
import {linksOf} from './links.ts'

export function toResourceSource(id: string, edition: Edition): ResourceSource[] {
  const document = edition.snapshot.get(id)?.document
  if (document === undefined || !isDocumentOf(document, 'source')) return []
  const {title = id, publication: journal, year, doi, pmid} = document
  return [
    {
      id: tagUri(edition.site, 'source', id),
      title,
      authors: stringsIn(document.authors),
      ...compact({publication: journal, year, doi, pmid, url: sourceUrl(document)}),
    },
  ]
}

/** The evidence for a document: a benefit's own, or that of the benefits an article claims or shows. */
export function evidenceOf(document: SanityDocument, edition: Edition): ResourceEvidence[] {
  if (isDocumentOf(document, 'benefit')) {
    return (document.evidence ?? []).map((each) => toEvidence(each, undefined, edition))
  }
  return claimedBenefits(document, edition).flatMap((benefit) => {
    const [link] = linksOf([{_ref: benefit._id}], edition)
    if (link === undefined || !isDocumentOf(benefit, 'benefit')) return []
    return (benefit.evidence ?? []).map((each) => toEvidence(each, link, edition))
  })
}

type Evidence = NonNullable<DocumentOf<'benefit'>['evidence']>[number]

function toEvidence(
  {certainty, isMain, finding, population, checkedAt, source}: Evidence,
  benefit: ResourceLink | undefined,
  edition: Edition,
): ResourceEvidence {
  const [resolved] = refsOf(source).flatMap((ref) => toResourceSource(ref, edition))
  return {
    certainty: certainty ?? 'notGraded',
    ...compact({isMain: isMain === true ? true : undefined, benefit, finding, population, checkedAt, source: resolved}),
  }
}
