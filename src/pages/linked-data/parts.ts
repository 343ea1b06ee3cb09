import type {
  HealthTopicContentLeaf,
  ImageObjectLeaf,
  MedicalCodeLeaf,
  MedicalConditionLeaf,
  MedicalTherapyLeaf,
  MedicalWebPageLeaf,
  OrganizationLeaf,
  PersonLeaf,
  ScholarlyArticleLeaf,
  SuperficialAnatomyLeaf,
  Thing,
  WebSiteLeaf,
} from 'schema-dts'
import type {PageType} from '../../content/kinds.ts'
import {entryOf} from '../../text/tree/vocabulary.ts'
import type {Benefit} from '../../content/derived.ts'
import {isRecord, recordsIn, stringsIn} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import type {ResourceImage, ResourceLink, ResourceSource} from '../../contract/resource-types.ts'
import type {Site} from '../../site/site.ts'
import {compact} from '../../contract/compact.ts'
import type {UndatedResource} from '../resource/undated-resource.ts'

/*
 * Things in the terms of schema.org (https://schema.org/docs/meddocs.html) that several pages have. `lastReviewed` and
 * `reviewedBy` belong to the page, not to the article on it; `evidenceLevel` belongs to a guideline alone.
 */

/** What makes the linked data of a resource. */
export interface LinkedDataContext {
  readonly resource: UndatedResource
  readonly edition: Edition
}

export type LinkedDataNode = Exclude<Thing, string>

/** What a resource is in the terms of schema.org: its page first. */
export type LinkedDataHandler = (context: LinkedDataContext) => LinkedDataNode[]

/** The benefits that name a therapy, a condition or a region, by id; none that was recalled or is not published. */
export const benefitsNaming = (id: string, {snapshot, pageOf}: Edition): Benefit[] =>
  snapshot.derived.benefitsNaming(id).filter((benefit) => pageOf(benefit._id) !== undefined)

/** The names of what a page is about, below the address of the page. */
const fragments: Readonly<Record<PageType, string>> = {
  article: 'article',
  benefit: 'benefit',
  bodyRegion: 'region',
  condition: 'condition',
  therapy: 'therapy',
  person: 'person',
  source: 'source',
}

export const idOf = ({type, url}: Pick<ResourceLink, 'type' | 'url'>): string =>
  `${url}#${entryOf(fragments, type) ?? type}`

export const publisherOf = ({siteUrl, publisher, logo}: Site): OrganizationLeaf => ({
  '@type': 'Organization',
  '@id': `${siteUrl}/#publisher`,
  name: publisher,
  url: `${siteUrl}/`,
  ...compact({logo: logo === undefined ? undefined : imageObject(logo)}),
})

export const webSiteOf = ({siteUrl, publisher, language}: Site): WebSiteLeaf => ({
  '@type': 'WebSite',
  '@id': `${siteUrl}/#website`,
  name: publisher,
  url: `${siteUrl}/`,
  inLanguage: language,
})

export const imageObject = ({
  url,
  width,
  height,
  ...image
}: Pick<ResourceImage, 'url' | 'width' | 'height'> & Partial<ResourceImage>): ImageObjectLeaf => ({
  '@type': 'ImageObject',
  url,
  contentUrl: url,
  width: {'@type': 'QuantitativeValue', value: width, unitCode: 'E37'},
  height: {'@type': 'QuantitativeValue', value: height, unitCode: 'E37'},
  ...compact({caption: image.caption ?? image.alt, creditText: image.credit}),
})

const named = ({title, ...link}: ResourceLink) => ({'@id': idOf(link), name: title, url: link.url})

export const conditionOf = (link: ResourceLink): MedicalConditionLeaf => ({'@type': 'MedicalCondition', ...named(link)})
export const therapyOf = (link: ResourceLink): MedicalTherapyLeaf => ({'@type': 'MedicalTherapy', ...named(link)})
export const regionOf = (link: ResourceLink): SuperficialAnatomyLeaf => ({
  '@type': 'SuperficialAnatomy',
  ...named(link),
})

/** An author or a reviewer: a person or, where the document says so, a team. */
export const agentOf = (link: ResourceLink, {edition}: LinkedDataContext): PersonLeaf | OrganizationLeaf => {
  const id = link.id.split('/').at(-1) ?? ''
  return edition.snapshot.get(id)?.document['kind'] === 'team'
    ? {'@type': 'Organization', ...named(link)}
    : {'@type': 'Person', ...named(link)}
}

/** A part of a page that is about one aspect of a health topic. */
export const healthTopic = (
  aspect: 'Benefits' | 'Safety' | 'SeeDoctor',
  name: string,
  text: string | undefined,
  url?: string,
): HealthTopicContentLeaf => ({
  '@type': 'HealthTopicContent',
  hasHealthAspect: `https://schema.org/${aspect}HealthAspect`,
  name,
  ...compact({text, url}),
})

export const caveatTopics = ({caveats}: UndatedResource): HealthTopicContentLeaf[] =>
  caveats.map(({title, text, severity}) => healthTopic(severity === 'urgent' ? 'SeeDoctor' : 'Safety', title, text))

export const citationOf = ({title, authors, publication, year, url, doi}: ResourceSource): ScholarlyArticleLeaf => ({
  '@type': 'ScholarlyArticle',
  name: title,
  ...compact({
    author: authors.filter((name) => !/^et al\.?$/i.test(name)).map((name) => ({'@type': 'Person' as const, name})),
    isPartOf: publication === undefined ? undefined : {'@type': 'Periodical' as const, name: publication},
    datePublished: year === undefined ? undefined : String(year),
    url,
    identifier: doi === undefined ? undefined : {'@type': 'PropertyValue' as const, propertyID: 'doi', value: doi},
  }),
})

const codingSystems: Readonly<Record<string, string>> = {
  uberon: 'UBERON',
  fma: 'FMA',
  mesh: 'MeSH',
  hpo: 'HPO',
  maxo: 'MAxO',
  ncit: 'NCIt',
}

/** The codes of a thing; those that fit only roughly would say that it is something else. */
export const codesOf = (codes: unknown): MedicalCodeLeaf[] =>
  recordsIn(codes).flatMap(({system, code, match}) =>
    typeof system === 'string' && typeof code === 'string' && (match === 'exact' || match === 'close')
      ? [{'@type': 'MedicalCode' as const, codeValue: code, codingSystem: codingSystems[system] ?? system}]
      : [],
  )

export const detailsIn = ({details}: UndatedResource): Readonly<Record<string, unknown>> =>
  isRecord(details) ? details : {}

/** Texts of a details field. */
export const textsIn = (draft: UndatedResource, field: string): readonly string[] => stringsIn(detailsIn(draft)[field])

/** The page that a document is shown on, and what is on it. */
export const pageOf = (
  {resource, edition}: LinkedDataContext,
  mainEntityId: string | undefined,
  more: {
    readonly about?: ReadonlyArray<MedicalConditionLeaf | MedicalTherapyLeaf | SuperficialAnatomyLeaf>
    readonly hasPart?: readonly HealthTopicContentLeaf[]
    readonly reviewer?: PersonLeaf | OrganizationLeaf | undefined
  },
): MedicalWebPageLeaf => {
  const {url, title, language, summary, datePublished, dateModified, lastReviewed, licence, recall} = resource
  return {
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: title,
    inLanguage: language,
    isPartOf: {'@id': `${edition.site.siteUrl}/#website`},
    publisher: {'@id': `${edition.site.siteUrl}/#publisher`},
    ...compact({
      mainEntity: mainEntityId === undefined ? undefined : {'@id': mainEntityId},
      description: summary,
      datePublished,
      dateModified,
      lastReviewed,
      reviewedBy: more.reviewer,
      about: more.about,
      hasPart: more.hasPart,
      license: licence?.url,
      creativeWorkStatus: recall === undefined ? undefined : 'Withdrawn',
      correction:
        recall === undefined
          ? undefined
          : {'@type': 'CorrectionComment' as const, text: recall.reason, datePublished: recall.at},
    }),
  }
}
