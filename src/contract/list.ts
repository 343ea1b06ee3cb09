import {z} from 'zod'
import {certainties} from '../content/evidence.ts'
import {address, day, image, link, recall, schemaVersionField, tagUri, text, timestamp, withdrawn} from './parts.ts'

const indexLinks = z
  .strictObject({
    self: address('This file'),
    first: address('The page to begin with; absent if the list is empty').exactOptional(),
    last: address('The page to end with; absent if the list is empty').exactOptional(),
  })
  .meta({id: 'ListLinks', description: 'The way into the pages'})

const pageLinks = z
  .strictObject({
    self: address('This page'),
    index: address('The list that it is a page of'),
    next: address('The page that follows in the order of the list').exactOptional(),
  })
  .meta({id: 'PageLinks', description: 'The way through the pages'})

const facet = z
  .array(
    z
      .strictObject({
        ...link.shape,
        count: z.int().nonnegative().meta({description: 'How many articles there are about it'}),
        list: address('The list of these articles'),
      })
      .meta({id: 'FacetValue', description: 'A subject, with how many articles are about it and where their list is'}),
  )
  .exactOptional()

const facetsOfList = z
  .strictObject({regions: facet, benefits: facet, conditions: facet, therapies: facet})
  .meta({id: 'Facets', description: 'The subjects that a list can be narrowed down to'})

/** A resource in brief. */
export const listItem = z
  .strictObject({
    id: tagUri('The tag URI'),
    type: text('The type of the document'),
    slug: text('The last part of its address'),
    title: text('Its title or name'),
    language: text('As a language tag (BCP 47)'),
    url: address('The page for readers'),
    api: address('The resource'),
    recall: recall.exactOptional(),
    summary: text('One or two sentences').exactOptional(),
    image: image.exactOptional(),
    datePublished: timestamp('When it was first published').exactOptional(),
    dateModified: timestamp('When what readers see last changed').exactOptional(),
    lastReviewed: day('When an expert last read it').exactOptional(),
    reviewDue: day('When it should be read again').exactOptional(),
    regions: slugs('The slugs of the body regions it is about'),
    benefits: slugs('The slugs of the benefits it claims'),
    conditions: slugs('The slugs of the conditions it is about'),
    therapies: slugs('The slugs of the therapies it recommends'),
    withdrawn: z.array(withdrawn).meta({description: 'What it uses and what was recalled'}).exactOptional(),
    evidence: z
      .array(
        z
          .strictObject({
            certainty: z.enum(certainties).meta({description: 'How sure it is (GRADE)'}),
            benefit: text('The benefit it is about').exactOptional(),
            sources: z.array(z.string()).meta({description: 'Where to read it, or titles'}).exactOptional(),
          })
          .meta({id: 'ListEvidence', description: 'How sure one claim is, and what that rests on'}),
      )
      .meta({description: 'What its claims stand on, and how sure that is'})
      .exactOptional(),
    caveats: z.array(z.string()).meta({description: 'The ids of its caveats'}),
    notices: z
      .array(z.string())
      .meta({description: 'What must stand beside the summary wherever you show it, a line each'})
      .exactOptional(),
  })
  .meta({id: 'ListItem', description: 'A resource in brief'})

const kind = text('The folder of the kind, such as `articles`')
const sort = z.enum(['newest', 'title']).meta({description: 'The order: newest first, or by title'})

export const list = z.strictObject({
  schemaVersion: schemaVersionField,
  kind,
  sort,
  subject: link.meta({description: 'The subject that the list is narrowed down to'}).exactOptional(),
  total: z.int().nonnegative().meta({description: 'How many there are on all pages'}),
  pages: z.int().nonnegative().meta({description: 'How many pages there are'}),
  links: indexLinks,
  facets: facetsOfList.exactOptional(),
})

/** One page of a list. It says nothing of the others, so that it changes only when something on it does. */
export const listPage = z.strictObject({
  schemaVersion: schemaVersionField,
  kind,
  sort,
  page: z.int().positive().meta({
    description:
      'The number of this page. Pages of articles are numbered from the oldest, and stay as they are once full',
  }),
  links: pageLinks,
  items: z.array(listItem).meta({description: 'In the order of the list'}),
})

function slugs(description: string) {
  return z.array(z.string()).meta({description}).exactOptional()
}
