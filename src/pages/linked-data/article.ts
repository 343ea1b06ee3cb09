import type {ArticleLeaf} from 'schema-dts'
import {compact} from '../../contract/compact.ts'
import {guidelinesOf} from './guidelines.ts'
import {
  agentOf,
  caveatTopics,
  citationOf,
  conditionOf,
  healthTopic,
  idOf,
  imageObject,
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
  const benefits = resource.recall === undefined ? (resource.benefits ?? []) : []
  const claimed = new Set(benefits.map(({id}) => documentIdOf(id)))
  const guidelines = (therapyTag: string) =>
    guidelinesOf(documentIdOf(therapyTag), edition, language, (id) => claimed.has(id))
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
      image: image === undefined ? undefined : imageObject(image),
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
      ...(resource.therapies ?? []).map((link) => ({...therapyOf(link), ...compact({guideline: guidelines(link.id)})})),
      ...(resource.regions ?? []).map(regionOf),
    ],
    hasPart: [
      ...benefits.map((benefit) => healthTopic('Benefits', benefit.title, undefined, benefit.url)),
      ...caveatTopics(resource),
    ],
    reviewer: resource.reviewedBy && agentOf(resource.reviewedBy, context),
  })
  return [page, text]
}

/** In characters. Search engines cut longer headlines. */
const headlineLength = 110

function documentIdOf(tag: string): string {
  return tag.split('/').at(-1) ?? ''
}

function headline(title: string): string {
  return [...title].length <= headlineLength ? title : `${[...title].slice(0, headlineLength - 1).join('')}…`
}
