import {z} from 'zod'
import {certainties} from '../content/evidence.ts'
import type {PageType} from '../content/kinds.ts'
import {
  address,
  body,
  caveat,
  code,
  contraindications,
  correction,
  day,
  evidence,
  image,
  licence,
  link,
  linkedData,
  recall,
  review,
  schemaVersionField,
  source,
  tagUri,
  text,
  timestamp,
  warningSigns,
  withdrawn,
} from './parts.ts'

const links = z
  .strictObject({
    self: address('This resource'),
    list: address('The list it is in'),
    markdown: address('The same as Markdown').exactOptional(),
    articles: address('The articles about it').exactOptional(),
    feed: address('A JSON Feed of the articles about it').exactOptional(),
    rss: address('The same feed as RSS').exactOptional(),
    atom: address('The same feed as Atom').exactOptional(),
  })
  .meta({id: 'ResourceLinks', description: 'Where the same document is in other forms'})

const seo = z
  .strictObject({
    title: text('The title for search results').exactOptional(),
    description: text('The description for search results').exactOptional(),
    image: image.exactOptional(),
    noIndex: z.boolean().meta({description: 'Whether search engines are asked to leave the page out'}).exactOptional(),
  })
  .meta({id: 'Seo', description: 'What should differ from title and summary in search results'})

const common = z.strictObject({
  schemaVersion: schemaVersionField,
  id: tagUri('The tag URI, the same in every feed and for ever: use it as your key'),
  documentId: text('The id the publisher knows it by'),
  type: text('The type of the document'),
  slug: text('The last part of its address'),
  title: text('Its title or name'),
  language: text('As a language tag (BCP 47)'),
  url: address('The page for readers'),
  previousUrls: z.array(address('An address')).meta({description: 'Addresses the page had before'}).exactOptional(),
  links,
  recall: recall.exactOptional(),
  withdrawn: z
    .array(withdrawn)
    .meta({description: 'What it uses and what was recalled: say so wherever you show the text'})
    .exactOptional(),
  summary: text('One or two sentences').exactOptional(),
  image: image.exactOptional(),
  datePublished: timestamp('When it was first published').exactOptional(),
  dateModified: timestamp('When what readers see last changed, if it did since').exactOptional(),
  lastReviewed: day('When an expert last read it').exactOptional(),
  reviewDue: day('When it should be read again').exactOptional(),
  reviewedBy: link.meta({description: 'The expert who read it'}).exactOptional(),
  authors: linksTo('Who wrote it').exactOptional(),
  regions: linksTo('The body regions it is about').exactOptional(),
  benefits: linksTo('The benefits it claims').exactOptional(),
  conditions: linksTo('The conditions it is about').exactOptional(),
  therapies: linksTo('The therapies it recommends').exactOptional(),
  takeaways: strings('The key points, a sentence each').exactOptional(),
  redFlags: strings(
    'When to get medical help, for the conditions it is about: show them wherever you show the text',
  ).exactOptional(),
  warningSigns: z
    .array(warningSigns)
    .meta({description: 'The same signs by how soon they need help, with what to do, soonest first'})
    .exactOptional(),
  contraindications: z
    .array(contraindications)
    .meta({description: 'Who should ask a doctor first: show it wherever you show the text'})
    .exactOptional(),
  review: review.exactOptional(),
  corrections: z.array(correction).meta({description: 'Mistakes that were put right, newest first'}).exactOptional(),
  audience: text('Who it is for').exactOptional(),
  funding: text('Who paid for it').exactOptional(),
  conflictsOfInterest: text('Who gains if readers follow it').exactOptional(),
  aiUse: text('What a program wrote or drew, and who checked it').exactOptional(),
  feedback: text('Where to report mistakes: an address, or `mailto:` and one').exactOptional(),
  caveats: z.array(caveat).meta({description: 'Safety notices: show them wherever you show the text'}),
  evidence: z.array(evidence).meta({description: 'What its claims stand on, and how sure that is'}),
  sources: z.array(source).meta({description: 'In the order of their numbers in the text'}).exactOptional(),
  body: body.exactOptional(),
  seo: seo.exactOptional(),
  publisher: text('Who publishes it; of a source, who publishes this record of it'),
  licence: licence
    .meta({description: 'What others may do with it; not of sources, which are by others'})
    .exactOptional(),
  attribution: text('What to say when you publish it again; of a source, how it is cited'),
  jsonld: linkedData,
})

function notice(description: string) {
  return z
    .strictObject({date: day('When').exactOptional(), notice: text('The notice, or its DOI').exactOptional()})
    .meta({description})
}

const codes = z.array(code).meta({description: 'In medical vocabularies'})

const details = {
  benefit: z
    .strictObject({
      claim: text('The claim, in one sentence').exactOptional(),
      certainty: z
        .enum(certainties)
        .meta({description: 'How sure the benefit is: as its main finding, or else as the least certain one'})
        .exactOptional(),
      harms: strings('What may go wrong').exactOptional(),
    })
    .meta({id: 'BenefitDetails', description: 'What only benefits have'}),
  bodyRegion: z
    .strictObject({
      description: text('Where it is').exactOptional(),
      anatomicalName: text('What anatomists call it').exactOptional(),
      diagramArea: text('The name of its area in diagrams of the body').exactOptional(),
      order: z.number().meta({description: 'Its place among its siblings'}).exactOptional(),
      parent: link.meta({description: 'The region it is a part of'}).exactOptional(),
      parts: linksTo('The regions that are parts of it').exactOptional(),
      includes: codes.exactOptional(),
    })
    .meta({id: 'BodyRegionDetails', description: 'What only body regions have'}),
  condition: z
    .strictObject({
      alsoKnownAs: strings('Other names').exactOptional(),
      causes: strings('What it may come from').exactOptional(),
      redFlags: strings('When to get medical help').exactOptional(),
      codes: codes.exactOptional(),
    })
    .meta({id: 'ConditionDetails', description: 'What only conditions have'}),
  therapy: z
    .strictObject({
      techniques: strings('How it is done').exactOptional(),
      contraindications: strings('Who should ask a doctor first').exactOptional(),
      codes: codes.exactOptional(),
    })
    .meta({id: 'TherapyDetails', description: 'What only therapies have'}),
  person: z
    .strictObject({
      kind: z.enum(['person', 'team']).meta({description: 'One person, or several'}).exactOptional(),
      credentials: text('Degrees and licences').exactOptional(),
      roles: strings('What they do here: `author`, `reviewer`, `editor`').exactOptional(),
      biography: text('Who they are').exactOptional(),
      links: strings('Where to find them').exactOptional(),
    })
    .meta({id: 'PersonDetails', description: 'What only people have'}),
  source: z
    .strictObject({
      authors: strings('As they are cited').exactOptional(),
      publication: text('The journal or publisher').exactOptional(),
      year: z.int().meta({description: 'When it was published'}).exactOptional(),
      kind: text('Such as `systematicReview`, `guideline` or `randomisedTrial`').exactOptional(),
      doi: text('Its digital object identifier').exactOptional(),
      pmid: text('Its number in PubMed').exactOptional(),
      url: address('Where to read it').exactOptional(),
      retracted: notice('That it was taken back').exactOptional(),
      supersededBy: notice('That there is a newer edition').exactOptional(),
    })
    .meta({id: 'SourceDetails', description: 'What only sources have'}),
}

/** The schemas of resources, one for each type that has files of its own. */
export const resourceSchemas = {
  article: common.extend({type: typed('article')}),
  benefit: common.extend({type: typed('benefit'), details: details.benefit.exactOptional()}),
  bodyRegion: common.extend({type: typed('bodyRegion'), details: details.bodyRegion.exactOptional()}),
  condition: common.extend({type: typed('condition'), details: details.condition.exactOptional()}),
  therapy: common.extend({type: typed('therapy'), details: details.therapy.exactOptional()}),
  person: common.extend({type: typed('person'), details: details.person.exactOptional()}),
  source: common.extend({type: typed('source'), details: details.source.exactOptional()}),
} satisfies Record<PageType, z.ZodObject>

/** The schema that every resource matches, whatever its type. */
export const anyResource = common.extend({
  details: z
    .record(z.string(), z.unknown())
    .meta({description: 'What only documents of this type have'})
    .exactOptional(),
})

function linksTo(description: string) {
  return z.array(link).meta({description})
}

function strings(description: string) {
  return z.array(z.string()).meta({description})
}

function typed<Type extends string>(type: Type) {
  return z.literal(type).meta({description: 'The type of the document'})
}
