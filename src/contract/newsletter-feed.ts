import {z} from 'zod'
import {address, caveat, licence, sha256, tagUri, text, timestamp} from './parts.ts'
import {jsonFeed} from './json-feed.ts'

const newsletterItem = z
  .strictObject({
    id: tagUri('The same for ever'),
    url: address('The issue in the archive, as it was mailed'),
    title: text('The line in the inbox'),
    summary: text('What inboxes show beside it'),
    content_html: text('The whole issue as plain HTML without tables, for mail services that bring their own looks'),
    content_text: text('The issue as it was mailed in plain text'),
    date_published: timestamp('When it went out'),
    language: text('As a language tag (BCP 47)'),
    _bodytext: z
      .strictObject({
        issue: text('The name of the issue'),
        slug: text('The last part of its address'),
        choice: sha256('Of how its articles were chosen: it changes when its editor chooses others'),
        articles: z.array(tagUri('The tag URI of an article')).meta({description: 'The articles it has, in order'}),
        redFlags: z.array(z.string()).meta({description: 'When to get medical help'}).exactOptional(),
        caveats: z.array(caveat).meta({description: 'Safety notices: they are a part of the text'}).exactOptional(),
        licence: licence.exactOptional(),
      })
      .meta({id: 'NewsletterItemExtension', description: 'What JSON Feed has no field for'}),
  })
  .meta({id: 'NewsletterItem', description: 'An issue of the newsletter'})

/** The JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) of the issues that went out. */
export const newsletterFeed = z.strictObject({
  version: jsonFeed.shape.version,
  title: jsonFeed.shape.title,
  home_page_url: address('The archive'),
  feed_url: address('Where the feed is'),
  description: jsonFeed.shape.description,
  language: jsonFeed.shape.language,
  authors: jsonFeed.shape.authors,
  items: z.array(newsletterItem).meta({description: 'Newest first'}),
})
