import {z} from 'zod'
import {facets} from '../content/kinds.ts'
import {address, schemaVersionField, text} from './parts.ts'

const addresses = z
  .strictObject({json: address('As JSON Feed'), rss: address('As RSS'), atom: address('As Atom')})
  .meta({id: 'FeedAddresses', description: 'One feed in three formats'})

export const feedList = z.strictObject({
  schemaVersion: schemaVersionField,
  feeds: z
    .array(
      z
        .strictObject({
          title: text('What it is about'),
          description: text('Who it is for and what is in it').exactOptional(),
          facet: z
            .enum(facets)
            .meta({description: 'The kind of subject it is about, if it is about one'})
            .exactOptional(),
          articles: z.int().nonnegative().meta({description: 'How many articles there are about it'}).exactOptional(),
          full: addresses.meta({description: 'With the full text, or as its editors chose'}),
          summaries: addresses.meta({description: 'With summaries'}).exactOptional(),
        })
        .meta({id: 'ListedFeed', description: 'One feed'}),
    )
    .meta({description: 'All articles first, then what editors put together, then the subjects'}),
})
