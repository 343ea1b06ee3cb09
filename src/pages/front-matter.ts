import {isRecord} from '../content/document.ts'
import {facets} from '../content/kinds.ts'
import {liveLinks, type Resource} from '../contract/resource-types.ts'
import {compact} from '../contract/compact.ts'

/** Renders the front matter of a resource's Markdown file, with fences and an empty line after it. */
export function renderFrontMatter(resource: Resource): string {
  return `---\n${yamlOf(fieldsOf(resource), '').join('\n')}\n---\n\n`
}

/**
 * The fields of the front matter. Hugo, Jekyll, Astro, VitePress and Eleventy all accept their names and shapes: texts
 * are quoted and dates are in UTC. There is no `layout`, `content`, `page`, `type` or `url`, which some of them act on.
 */
function fieldsOf(resource: Resource): Readonly<Record<string, unknown>> {
  const {image, licence, reviewedBy, evidence, sources} = resource
  return {
    title: resource.title,
    slug: resource.slug,
    ...compact({
      description: resource.summary,
      date: resource.datePublished,
      lastmod: resource.dateModified,
      lang: resource.language,
      id: resource.id,
      canonical: resource.url,
      api: resource.links.self,
      recall: resource.recall === undefined ? undefined : {at: resource.recall.at, reason: resource.recall.reason},
      lastReviewed: resource.lastReviewed,
      reviewDue: resource.reviewDue,
      reviewedBy: reviewedBy?.title,
      authors: resource.authors?.map(({title}) => title),
      ...Object.fromEntries(facets.map((facet) => [facet, liveLinks(resource, facet).map(({slug}) => slug)])),
      image:
        image === undefined
          ? undefined
          : {
              src: image.url,
              alt: image.alt,
              width: image.width,
              height: image.height,
              ...compact({
                caption: image.caption,
                credit: image.credit,
                licence: image.licence?.name ?? image.licence?.url,
              }),
            },
      takeaways: resource.takeaways,
      withdrawn: resource.withdrawn?.map(({title, reason}) => ({title, reason})),
      redFlags: resource.warningSigns?.map(({action, signs}) => ({action, signs: signs.map(({text}) => text)})),
      askFirst: resource.contraindications,
      review: resource.review?.statement,
      caveats: resource.caveats.map(({title, severity}) => ({title, severity})),
      certainty: resource.type === 'benefit' ? evidence.map(({certainty}) => certainty) : undefined,
      sources: sources?.map(({title, url}) => compact({title, url})),
      publisher: resource.publisher,
      licence,
      attribution: resource.attribution,
    }),
  }
}

/**
 * Renders a map or a list as YAML, line by line. Texts are written as JSON, which is YAML too
 * (https://yaml.org/spec/1.2.2/#12-json-schema): on one line, with every odd character escaped.
 */
function yamlOf(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((member: unknown) => {
      if (!isBlock(member)) return [`${indent}- ${scalarOf(member)}`]
      const [first = '', ...rest] = yamlOf(member, `${indent}  `)
      return [`${indent}- ${first.trimStart()}`, ...rest]
    })
  }
  return Object.entries(isRecord(value) ? value : {}).flatMap(([key, field]) =>
    isBlock(field) ? [`${indent}${key}:`, ...yamlOf(field, `${indent}  `)] : [`${indent}${key}: ${scalarOf(field)}`],
  )
}

function isBlock(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0
}

function scalarOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
