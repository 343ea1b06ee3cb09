import type {SanityDocument} from '../../content/document.ts'
import {createBlocks} from './blocks.ts'
import type {Names} from './names.ts'
import type {LabelledText, PlainText} from './plain-text.ts'
import {slugFor, toId} from './slugs.ts'

/** What a plain text became: an article, benefits that it mentions and that do not exist yet, and notes for the user. */
export interface PlainArticle {
  readonly article: SanityDocument
  readonly benefits: readonly SanityDocument[]
  readonly notes: readonly string[]
}

export interface PlainArticleOptions {
  readonly name: string
  readonly language: string
  readonly names: Names
  readonly createKey: () => string
}

/**
 * Turns a plain text into drafts: an article with its paragraphs. Labels that name body regions become a region guide.
 * Labels such as "Note" become callouts, and a single label becomes a paragraph. Other runs of labels become benefits,
 * each a document of its own with evidence that is not graded.
 */
export function toPlainArticle(text: PlainText, options: PlainArticleOptions): PlainArticle {
  const {names, createKey} = options
  const make = createBlocks(createKey)
  const notes: string[] = []
  const title = text.title ?? options.name.replace(/[-_]+/g, ' ').trim()
  const slug = slugFor([text.title ?? options.name], 'article')
  const words = text.parts
    .flatMap((part) => (part.kind === 'labels' ? part.labels.map((each) => `${each.label} ${each.text}`) : [part.text]))
    .join('\n')
  const found = (type: string): string[] => names.in(type, `${title}\n${words}`).map(({_id}) => _id)
  const about = {regions: found('bodyRegion'), conditions: found('condition'), therapies: found('therapy')}
  const members = (ids: readonly string[]): Fields[] => ids.map((id) => make.member(id))

  const proposed = new Map<string, SanityDocument>()
  const benefitOf = ({label, text: claim}: LabelledText): Fields => {
    const known = names.find('benefit', label)
    if (known !== undefined) return make.member(known._id)
    const own = slugFor([label], 'benefit')
    const id = toId('benefit', own)
    if (!proposed.has(id)) {
      proposed.set(id, {
        _id: `drafts.${id}`,
        _type: 'benefit',
        title: label,
        slug: slugField(own),
        claim,
        evidence: [{_key: createKey(), _type: 'evidence', certainty: 'notGraded'}],
        ...(about.conditions.length === 0 ? {} : {conditions: members(about.conditions)}),
        ...(about.therapies.length === 0 ? {} : {therapies: members(about.therapies)}),
      })
      notes.push(`Proposes the benefit ${label}, its evidence not graded`)
    }
    return make.member(id, 'benefit')
  }

  const allBenefits: Fields[] = []
  const regionGuide = (labels: readonly LabelledText[]): Fields[] => {
    const items = labels.flatMap(({label, text: focus}) => {
      const region = names.find('bodyRegion', label)
      return region === undefined
        ? []
        : [make.object('regionGuideItem', {region: {_type: 'reference', _ref: region._id}, focus})]
    })
    const others = labels.filter(({label}) => names.find('bodyRegion', label) === undefined)
    for (const {label} of others) notes.push(`No body region is called ${label}: its words stand in a paragraph`)
    return [make.object('regionGuide', {items}), ...others.map((each) => make.labelled(each.label, each.text))]
  }
  const labelsOf = (labels: readonly LabelledText[]): Fields[] => {
    const notices = labels.filter(({label}) => cautions.test(label))
    const others = labels.filter(({label}) => !cautions.test(label))
    const callouts = notices.map((notice) => make.callout(notice.text))
    if (others.length === 0) return callouts
    if (areRegions(others, names)) return [...regionGuide(others), ...callouts]
    if (others.length === 1) return [...others.map((each) => make.labelled(each.label, each.text)), ...callouts]
    const benefits = others.map(benefitOf)
    allBenefits.push(...benefits)
    return [make.object('benefitList', {benefits, layout: 'summary'}), ...callouts]
  }

  const body = text.parts.flatMap((part): Fields[] =>
    part.kind === 'labels'
      ? labelsOf(part.labels)
      : [part.kind === 'heading' ? make.heading(part.text) : make.paragraph(part.text)],
  )
  const [intro] = text.parts.flatMap((part) => (part.kind === 'paragraph' ? [part.text] : []))
  const summary = intro === undefined ? undefined : summaryOf(intro)
  const entries = Object.entries(about).filter(([, ids]) => ids.length > 0)
  return {
    article: {
      _id: `drafts.${toId('article', slug)}`,
      _type: 'article',
      title,
      slug: slugField(slug),
      ...(summary === undefined ? {} : {summary}),
      language: options.language,
      ...Object.fromEntries(entries.map(([field, ids]) => [field, members(ids)])),
      ...(allBenefits.length === 0 ? {} : {benefits: uniqueMembers(allBenefits, createKey)}),
      body,
    },
    benefits: [...proposed.values()],
    notes,
  }
}

type Fields = Readonly<Record<string, unknown>>

const cautions = /^(?:(?:please )?note|important|caution|warning|disclaimer|caveat|safety)$/i

function slugField(current: string): Fields {
  return {_type: 'slug', current}
}

/** Whether at least half of the labels name body regions. */
function areRegions(labels: readonly LabelledText[], names: Names): boolean {
  return labels.filter(({label}) => names.find('bodyRegion', label) !== undefined).length * 2 >= labels.length
}

/** Takes the first sentences of a text until the summary has 50 characters, and never more than 160. */
function summaryOf(text: string): string | undefined {
  const sentences = text.slice(0, 1000).match(/[^.!?]+[.!?]+(?=\s|$)/g) ?? []
  let summary = ''
  for (const sentence of sentences) {
    if (summary.length >= 50 || summary.length + sentence.length > 160) break
    summary += sentence
  }
  return summary.trim() === '' ? undefined : summary.trim()
}

/** Copies references for another list: each once, with a new key. */
function uniqueMembers(members: readonly Fields[], createKey: () => string): Fields[] {
  return [...new Map(members.map((member) => [member['_ref'], member])).values()].map((member) =>
    withKey(member, createKey()),
  )
}

function withKey(member: Fields, key: string): Fields {
  return {...member, _key: key}
}
