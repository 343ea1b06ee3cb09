import type {
  MedicalConditionLeaf,
  MedicalTherapyLeaf,
  OrganizationLeaf,
  PersonLeaf,
  ProfilePageLeaf,
  ScholarlyArticleLeaf,
  SuperficialAnatomyLeaf,
} from 'schema-dts'
import {isDocumentOf, isNonEmptyString, recordsIn} from '../../content/document.ts'
import {refsOf} from '../../content/references.ts'
import {compact} from '../../contract/compact.ts'
import {linksOf} from '../resource/links.ts'
import {claimOf, claimsOf} from './claims.ts'
import {
  benefitsNaming,
  safetyTopics,
  citationOf,
  codesOf,
  conditionOf,
  detailsIn,
  healthTopic,
  idOf,
  imageObject,
  pageOf,
  regionOf,
  textsIn,
  therapyOf,
  type LinkedDataContext,
  type LinkedDataHandler,
} from './parts.ts'

/** A benefit: a page about what a therapy may do, and the evidence for it. */
export const benefit: LinkedDataHandler = (context) => {
  const {resource, edition} = context
  const {claim} = detailsIn(resource)
  const id = idOf(resource)
  const topic = {
    ...healthTopic('Benefits', resource.title, isNonEmptyString(claim) ? claim : undefined, resource.url),
    '@id': id,
  }
  const document = edition.snapshot.get(resource.documentId)?.document
  const claims =
    resource.recall === undefined && document !== undefined && isDocumentOf(document, 'benefit')
      ? claimOf(document, edition, resource.language)
      : []
  const page = pageOf(context, id, {
    about: [
      ...(resource.therapies ?? []).filter(({recalled}) => recalled !== true).map(therapyOf),
      ...(resource.conditions ?? []).map(conditionOf),
      ...(resource.regions ?? []).map(regionOf),
    ],
    hasPart: [...claims, ...safetyTopics(resource)],
  })
  return [page, topic]
}

export const bodyRegion: LinkedDataHandler = (context) => {
  const {resource} = context
  const {anatomicalName, includes, description} = detailsIn(resource)
  const id = idOf(resource)
  const region: SuperficialAnatomyLeaf = {
    '@type': 'SuperficialAnatomy',
    '@id': id,
    name: resource.title,
    url: resource.url,
    ...compact({
      alternateName: isNonEmptyString(anatomicalName) ? anatomicalName : undefined,
      description: isNonEmptyString(description) ? description : undefined,
      code: codesOf(recordsIn(includes).filter(({match}) => match === 'exact')),
      relatedTherapy: relatedBy('therapies', context).map(therapyOf),
      relatedCondition: relatedBy('conditions', context).map(conditionOf),
    }),
  }
  return [pageOf(context, id, {}), region]
}

export const condition: LinkedDataHandler = (context) => {
  const {resource} = context
  const id = idOf(resource)
  const entity: MedicalConditionLeaf = {
    '@type': 'MedicalCondition',
    '@id': id,
    name: resource.title,
    url: resource.url,
    ...compact({
      alternateName: [...textsIn(resource, 'alsoKnownAs')],
      code: codesOf(detailsIn(resource)['codes']),
      cause: textsIn(resource, 'causes').map((name) => ({'@type': 'MedicalCause' as const, name})),
      possibleTreatment: relatedBy('therapies', context).map(therapyOf),
    }),
  }
  const page = pageOf(context, id, {
    hasPart: [...safetyTopics(resource)],
  })
  return [page, entity]
}

export const therapy: LinkedDataHandler = (context) => {
  const {resource, edition} = context
  const id = idOf(resource)
  const entity: MedicalTherapyLeaf = {
    '@type': 'MedicalTherapy',
    '@id': id,
    name: resource.title,
    url: resource.url,
    ...compact({
      code: codesOf(detailsIn(resource)['codes']),
      contraindication: [...textsIn(resource, 'contraindications')],
    }),
  }
  const claims = resource.recall === undefined ? claimsOf(resource.documentId, edition, resource.language) : []
  return [pageOf(context, id, {hasPart: [...claims, ...safetyTopics(resource)]}), entity]
}

export const person: LinkedDataHandler = ({resource, edition}) => {
  const {kind, credentials, biography, links} = detailsIn(resource)
  const id = idOf(resource)
  const common = {
    '@id': id,
    name: resource.title,
    url: resource.url,
    ...compact({
      description: isNonEmptyString(biography) ? biography : undefined,
      image: resource.image === undefined ? undefined : imageObject(resource.image),
      sameAs:
        textsIn(resource, 'links').length === 0 || !Array.isArray(links) ? undefined : [...textsIn(resource, 'links')],
    }),
  }
  const entity: PersonLeaf | OrganizationLeaf =
    kind === 'team'
      ? {'@type': 'Organization', ...common}
      : {
          '@type': 'Person',
          ...common,
          ...compact({honorificSuffix: isNonEmptyString(credentials) ? credentials : undefined}),
        }
  const page: ProfilePageLeaf = {
    '@type': 'ProfilePage',
    '@id': resource.url,
    url: resource.url,
    name: resource.title,
    inLanguage: resource.language,
    isPartOf: {'@id': `${edition.site.siteUrl}/#website`},
    mainEntity: {'@id': id},
  }
  return [page, entity]
}

export const source: LinkedDataHandler = ({resource}) => {
  const {publication, year, doi, url} = detailsIn(resource)
  const entity: ScholarlyArticleLeaf = {
    ...citationOf({
      id: resource.id,
      title: resource.title,
      authors: [...textsIn(resource, 'authors')],
      ...compact({
        publication: isNonEmptyString(publication) ? publication : undefined,
        year: typeof year === 'number' ? year : undefined,
        doi: isNonEmptyString(doi) ? doi : undefined,
        url: isNonEmptyString(doi)
          ? `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`
          : isNonEmptyString(url)
            ? url
            : undefined,
      }),
    }),
    '@id': idOf(resource),
  }
  return [entity]
}

/** The therapies or conditions that are named by the same benefits as a document. */
function relatedBy(field: 'therapies' | 'conditions', {resource, edition}: LinkedDataContext) {
  const named = benefitsNaming(resource.documentId, edition).flatMap((benefit) => refsOf(benefit[field]))
  return linksOf(refTo(named), edition).filter(({recalled}) => recalled !== true)
}

function refTo(ids: Iterable<string>): Array<{readonly _ref: string}> {
  return [...new Set(ids)].map((_ref) => ({_ref}))
}
