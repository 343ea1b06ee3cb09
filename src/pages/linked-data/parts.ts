import type {
  ClaimLeaf,
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
import {kindOf} from '../../content/kinds.ts'
import {benefitsNaming as allBenefitsNaming, type Benefit} from '../../content/derived.ts'
import {isRecord, recordsIn, stringsIn} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import type {ResourceImage, ResourceLink, ResourceSource} from '../../contract/resource-types.ts'
import type {Site} from '../../site/site.ts'
import {compact} from '../../contract/compact.ts'
import {labelsFor} from '../../site/labels.ts'
import type {UndatedResource} from '../resource/undated-resource.ts'

/*
 * Parts that several pages have, in the terms of schema.org (https://schema.org/docs/meddocs.html). `lastReviewed` and
 * `reviewedBy` belong to the page, not to the article on it. `evidenceLevel` belongs only to a guideline.
 */

/** What handlers need to make the linked data of a resource. */
export interface LinkedDataContext {
  readonly resource: UndatedResource
  readonly edition: Edition
}

export type LinkedDataNode = Exclude<Thing, string>

/** Describes a resource in the terms of schema.org. Its page comes first, if it has one. */
export type LinkedDataHandler = (context: LinkedDataContext) => LinkedDataNode[]

/** The published benefits that name a therapy, condition or region, sorted by id. Recalled benefits are left out. */
export function benefitsNaming(id: string, edition: Edition): Benefit[] {
  return allBenefitsNaming(id, edition).filter((benefit) => edition.pageOf(benefit._id) !== undefined)
}

export function idOf({type, url}: Pick<ResourceLink, 'type' | 'url'>): string {
  return `${url}#${kindOf(type)?.fragment ?? type}`
}

export function publisherOf({siteUrl, publisher, logo}: Site): OrganizationLeaf {
  return {
    '@type': 'Organization',
    '@id': `${siteUrl}/#publisher`,
    name: publisher,
    url: `${siteUrl}/`,
    ...compact({logo: logo === undefined ? undefined : imageObject(logo)}),
  }
}

export function webSiteOf({siteUrl, publisher, language}: Site): WebSiteLeaf {
  return {
    '@type': 'WebSite',
    '@id': `${siteUrl}/#website`,
    name: publisher,
    url: `${siteUrl}/`,
    inLanguage: language,
  }
}

/** A picture in its shapes (https://developers.google.com/search/docs/appearance/structured-data/article#image). */
export function imageObjects({square, card, ...image}: ResourceImage): ImageObjectLeaf[] {
  const {caption, credit, licence} = image
  return [
    imageObject(image),
    ...[square, card].flatMap((shape) =>
      shape === undefined ? [] : [imageObject({...shape, ...compact({caption, credit, licence}), alt: image.alt})],
    ),
  ]
}

export function imageObject({
  url,
  width,
  height,
  ...image
}: Pick<ResourceImage, 'url' | 'width' | 'height'> & Partial<ResourceImage>): ImageObjectLeaf {
  return {
    '@type': 'ImageObject',
    url,
    contentUrl: url,
    width: {'@type': 'QuantitativeValue', value: width, unitCode: 'E37'},
    height: {'@type': 'QuantitativeValue', value: height, unitCode: 'E37'},
    ...compact({
      caption: image.caption ?? image.alt,
      creditText: image.credit,
      license: image.licence?.url ?? image.licence?.name,
    }),
  }
}

export function conditionOf(link: ResourceLink): MedicalConditionLeaf {
  return {'@type': 'MedicalCondition', ...named(link)}
}

export function therapyOf(link: ResourceLink): MedicalTherapyLeaf {
  return {'@type': 'MedicalTherapy', ...named(link)}
}

export function regionOf(link: ResourceLink): SuperficialAnatomyLeaf {
  return {
    '@type': 'SuperficialAnatomy',
    ...named(link),
  }
}

/** An author or a reviewer: a person or, if the document says so, a team. */
export function agentOf(link: ResourceLink, {edition}: LinkedDataContext): PersonLeaf | OrganizationLeaf {
  const id = link.id.split('/').at(-1) ?? ''
  return edition.snapshot.get(id)?.document['kind'] === 'team'
    ? {'@type': 'Organization', ...named(link)}
    : {'@type': 'Person', ...named(link)}
}

/** A part of a page about one aspect of a health topic. */
export function healthTopic(
  aspect: 'Benefits' | 'Safety' | 'SeeDoctor',
  name: string,
  text: string | undefined,
  url?: string,
): HealthTopicContentLeaf {
  return {
    '@type': 'HealthTopicContent',
    hasHealthAspect: `https://schema.org/${aspect}HealthAspect`,
    name,
    ...compact({text, url}),
  }
}

/** When to get help, who should ask first, and the caveats. */
export function safetyTopics(resource: UndatedResource): HealthTopicContentLeaf[] {
  const {caveats, warningSigns = [], contraindications = [], language} = resource
  const labels = labelsFor(language)
  return [
    ...warningSigns.map(({action, signs}) =>
      healthTopic('SeeDoctor', labels.redFlags, `${action}: ${signs.map(({text}) => text).join(' ')}`),
    ),
    ...contraindications.map(({therapy, who}) =>
      healthTopic('Safety', `${labels.contraindications}: ${therapy}`, who.join('; ')),
    ),
    ...caveats.map(({title, text, severity}) =>
      healthTopic(severity === 'urgent' ? 'SeeDoctor' : 'Safety', `${labels.severity[severity]}: ${title}`, text),
    ),
  ]
}

export function citationOf({title, authors, publication, year, url, doi}: ResourceSource): ScholarlyArticleLeaf {
  return {
    '@type': 'ScholarlyArticle',
    name: title,
    ...compact({
      author: authors.filter((name) => !/^et al\.?$/i.test(name)).map((name) => ({'@type': 'Person' as const, name})),
      isPartOf: publication === undefined ? undefined : {'@type': 'Periodical' as const, name: publication},
      datePublished: year === undefined ? undefined : String(year),
      url,
      identifier: doi === undefined ? undefined : {'@type': 'PropertyValue' as const, propertyID: 'doi', value: doi},
    }),
  }
}

/** The codes of a thing that match exactly or closely. Codes with a looser match would identify something else. */
export function codesOf(codes: unknown): MedicalCodeLeaf[] {
  return recordsIn(codes).flatMap(({system, code, match}) =>
    typeof system === 'string' && typeof code === 'string' && (match === 'exact' || match === 'close')
      ? [{'@type': 'MedicalCode' as const, codeValue: code, codingSystem: codingSystems[system] ?? system}]
      : [],
  )
}

export function detailsIn({details}: UndatedResource): Readonly<Record<string, unknown>> {
  return isRecord(details) ? details : {}
}

/** The texts in a field of the details. */
export function textsIn(draft: UndatedResource, field: string): readonly string[] {
  return stringsIn(detailsIn(draft)[field])
}

/** The page that shows a document, and what is on it. */
export function pageOf(
  {resource, edition}: LinkedDataContext,
  mainEntityId: string | undefined,
  more: {
    readonly about?: ReadonlyArray<MedicalConditionLeaf | MedicalTherapyLeaf | SuperficialAnatomyLeaf>
    readonly hasPart?: ReadonlyArray<HealthTopicContentLeaf | ClaimLeaf>
    readonly reviewer?: PersonLeaf | OrganizationLeaf | undefined
  },
): MedicalWebPageLeaf {
  const {url, title, language, summary, datePublished, dateModified, lastReviewed, licence, recall} = resource
  const {corrections = []} = resource
  return {
    '@type': 'MedicalWebPage',
    '@id': url,
    url,
    name: recall === undefined ? title : `${labelsFor(language).withdrawn}: ${title}`,
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
          ? corrections.map(({date, was, now}) => ({
              '@type': 'CorrectionComment' as const,
              text: `${now} (${labelsFor(language).wasWrong}: ${was})`,
              datePublished: date,
            }))
          : {'@type': 'CorrectionComment' as const, text: recall.reason, datePublished: recall.at},
    }),
  }
}

function named({title, ...link}: ResourceLink) {
  return {'@id': idOf(link), name: title, url: link.url}
}

const codingSystems: Readonly<Record<string, string>> = {
  uberon: 'UBERON',
  fma: 'FMA',
  mesh: 'MeSH',
  hpo: 'HPO',
  maxo: 'MAxO',
  ncit: 'NCIt',
}
