import type {ArticleLeaf} from 'schema-dts'
import {compact} from '../../contract/compact.ts'
import type {ResourceLink} from '../../contract/resource-types.ts'
import {claimedBenefits} from '../safety/safety.ts'
import {isDocumentOf} from '../../content/document.ts'
import {claimOf} from './claims.ts'
import {
  agentOf,
  safetyTopics,
  citationOf,
  conditionOf,
  healthTopic,
  idOf,
  imageObjects,
  pageOf,
  regionOf,
  therapyOf,
  type LinkedDataHandler,
} from './parts.ts'

/** An article: the medical web page whose main entity it is, its subjects, and the evidence for its claims. */
export const article: LinkedDataHandler = (context) => {
  const {resource, edition} = context
  const {
    url,
    title,
    summary,
    image,
    datePublished,
    dateModified,
    language,
    licence,
    authors = [],
    sources = [],
  } = resource
  const benefits = (resource.recall === undefined ? (resource.benefits ?? []) : []).filter(isLive)
  const document = edition.snapshot.get(resource.documentId)?.document
  const claims =
    resource.recall !== undefined || document === undefined
      ? []
      : claimedBenefits(document, edition).flatMap((benefit) =>
          isDocumentOf(benefit, 'benefit') ? claimOf(benefit, edition, language) : [],
        )
  const id = idOf(resource)
  const text: ArticleLeaf = {
    '@type': 'Article',
    '@id': id,
    headline: headline(title),
    url,
    mainEntityOfPage: {'@id': url},
    inLanguage: language,
    publisher: {'@id': `${edition.site.siteUrl}/#publisher`},
    ...compact({
      description: summary,
      image: image === undefined ? undefined : imageObjects(image),
      datePublished,
      dateModified: dateModified ?? datePublished,
      author: authors.map((author) => agentOf(author, context)),
      citation: sources.map(citationOf),
      license: licence?.url,
    }),
  }
  const page = pageOf(context, id, {
    about: [
      ...(resource.conditions ?? []).map(conditionOf),
      ...(resource.therapies ?? []).filter(isLive).map(therapyOf),
      ...(resource.regions ?? []).map(regionOf),
    ],
    hasPart: [
      ...benefits.map((benefit) => healthTopic('Benefits', benefit.title, undefined, benefit.url)),
      ...claims,
      ...safetyTopics(resource),
    ],
    reviewer: resource.reviewedBy && agentOf(resource.reviewedBy, context),
  })
  return [page, text]
}

/** In characters. Search engines cut longer headlines. */
const headlineLength = 110

/** Whether a link does not lead to something that was recalled. */
function isLive({recalled}: ResourceLink): boolean {
  return recalled !== true
}

function headline(title: string): string {
  return [...title].length <= headlineLength ? title : `${[...title].slice(0, headlineLength - 1).join('')}…`
}
