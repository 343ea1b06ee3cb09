import {z} from 'zod'
import {certainties} from '../content/evidence.ts'
import {
  address,
  caveat,
  contraindications,
  day,
  licence,
  link,
  recall,
  review,
  tagUri,
  text,
  timestamp,
  warningSigns,
  withdrawn,
} from './parts.ts'

/*
 * The fields of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) that are written here. Extensions are objects whose
 * names begin with an underscore.
 */

const author = z
  .strictObject({
    name: text('The name'),
    url: address('The page about them').exactOptional(),
  })
  .meta({id: 'FeedAuthor', description: 'An author'})

const brief = z
  .strictObject({id: link.shape.id, title: link.shape.title, url: link.shape.url})
  .meta({id: 'FeedSubject', description: 'A subject'})

const itemExtension = z
  .strictObject({
    content: z.enum(['full', 'summary']).meta({
      description: 'Whether the text is whole, or the summary with its caveats: a summary replaces no whole text',
    }),
    redFlags: z.array(z.string()).meta({description: 'When to get medical help'}).exactOptional(),
    regions: briefs('The body regions it is about'),
    benefits: briefs('The benefits it claims'),
    conditions: briefs('The conditions it is about'),
    therapies: briefs('The therapies it recommends'),
    evidence: z
      .array(
        z
          .strictObject({
            benefit: text('The benefit it is about').exactOptional(),
            certainty: z.enum(certainties).meta({description: 'How sure it is (GRADE)'}),
            finding: text('What was found').exactOptional(),
            source: text('Where to read it, or its title').exactOptional(),
          })
          .meta({id: 'FeedEvidence', description: 'What a claim stands on'}),
      )
      .meta({description: 'What its claims stand on, and how sure that is'})
      .exactOptional(),
    caveats: z
      .array(caveat)
      .meta({description: 'Safety notices: show them wherever you show the text'})
      .exactOptional(),
    withdrawn: z.array(withdrawn).meta({description: 'What it uses and what was recalled'}).exactOptional(),
    warningSigns: z.array(warningSigns).meta({description: 'When to get medical help, by how soon'}).exactOptional(),
    contraindications: z.array(contraindications).meta({description: 'Who should ask a doctor first'}).exactOptional(),
    review: review.exactOptional(),
    recall: recall.exactOptional(),
    lastReviewed: day('When an expert last read it').exactOptional(),
    reviewedBy: text('The expert who read it').exactOptional(),
    licence: licence.exactOptional(),
    attribution: text('What to say when you publish it again'),
  })
  .meta({id: 'FeedItemExtension', description: 'What JSON Feed has no field for'})

export const feedItem = z
  .strictObject({
    id: tagUri('The same in every feed and every format, for ever'),
    url: address('The page for readers'),
    title: text('Its title'),
    content_html: text('The text, caveats included; in a feed of summaries the summary and the caveats'),
    content_text: text('The same as plain text'),
    summary: text('One or two sentences').exactOptional(),
    image: address('The main picture').exactOptional(),
    banner_image: address('The same around what matters in it, 1.91 times as wide as high').exactOptional(),
    date_published: timestamp('When it was first published').exactOptional(),
    date_modified: timestamp('When what readers see last changed').exactOptional(),
    authors: z.array(author).exactOptional(),
    tags: z.array(z.string()).meta({description: 'The titles of its subjects'}).exactOptional(),
    language: text('As a language tag (BCP 47)'),
    attachments: z
      .array(
        z
          .strictObject({
            url: address('The file'),
            mime_type: text('What kind of file it is'),
            title: text('What is to be seen').exactOptional(),
          })
          .meta({id: 'FeedAttachment', description: 'A picture that goes along'}),
      )
      .exactOptional(),
    _bodytext: itemExtension,
  })
  .meta({id: 'FeedItem', description: 'An article in a feed'})

export const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1').meta({description: 'The version of the format'}),
  title: text('The name of the feed'),
  home_page_url: address('The page the feed is about'),
  feed_url: address('Where this page of the feed is'),
  description: text('What is in it').exactOptional(),
  icon: address('The logo of the publisher').exactOptional(),
  next_url: address('The page with older articles').exactOptional(),
  language: text('As a language tag (BCP 47)'),
  authors: z.array(author),
  hubs: z
    .array(
      z
        .strictObject({type: text('Such as `WebSub`'), url: address('The hub')})
        .meta({id: 'FeedHub', description: 'Who tells subscribers of news'}),
    )
    .exactOptional(),
  _bodytext: z
    .strictObject({
      about: text('What this extension is'),
      licence: licence.exactOptional(),
      list: address(
        'The list in the API that has the older articles, if the feed has no further pages',
      ).exactOptional(),
      withdrawn: z
        .array(
          z
            .strictObject({
              id: tagUri('The id of an article that is gone'),
              url: address('Where it was'),
              at: timestamp('When it was unpublished'),
            })
            .meta({id: 'FeedTombstone', description: 'An article that was unpublished: take down what you have of it'}),
        )
        .exactOptional(),
    })
    .meta({id: 'FeedExtension', description: 'What JSON Feed has no field for'}),
  items: z.array(feedItem).meta({description: 'Newest first'}),
})

function briefs(description: string) {
  return z.array(brief).meta({description}).exactOptional()
}
