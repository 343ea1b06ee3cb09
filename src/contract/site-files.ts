import {z} from 'zod'
import {address, schemaVersionField, sha256, tagUri, text, timestamp} from './parts.ts'

export const redirects = z.strictObject({
  schemaVersion: schemaVersionField,
  redirects: z
    .array(
      z
        .strictObject({
          from: address('An address that was in use before'),
          to: address('Where the same is now; never redirected itself'),
          status: z.literal(301).meta({description: 'The HTTP status to answer with'}),
          id: tagUri('The tag URI of the document'),
        })
        .meta({id: 'Redirect', description: 'One old address'}),
    )
    .meta({description: 'Sorted by `from`; no address is there twice'}),
  gone: z
    .array(
      z
        .strictObject({
          url: address('The address of a page that was unpublished'),
          status: z.literal(410).meta({description: 'The HTTP status to answer with'}),
          id: tagUri('The tag URI of the document'),
          at: timestamp('When it was unpublished'),
        })
        .meta({id: 'Gone', description: 'One page that is no more'}),
    )
    .meta({description: 'Sorted by `url`'}),
})

const shard = z
  .strictObject({
    path: text('Below the folder of the manifest, with slashes'),
    sha256: sha256('Of the bytes'),
    bytes: z.int().nonnegative().meta({description: 'How many there are'}),
  })
  .meta({id: 'ManifestShard', description: 'One part of the manifest'})

export const manifest = z.strictObject({
  schemaVersion: schemaVersionField,
  shards: z.array(shard).meta({
    description: 'The parts, sorted by path. A file is in the part whose name its path’s SHA-256 begins with',
  }),
})

export const manifestShard = z.strictObject({
  schemaVersion: schemaVersionField,
  files: z
    .array(
      z
        .strictObject({
          path: text('Below the folder of the manifest, with slashes'),
          sha256: sha256('Of the bytes'),
          bytes: z.int().nonnegative().meta({description: 'How many there are'}),
          mediaType: text('What kind of file it is'),
          documentId: text('The document it was made from, if it was made from one alone').exactOptional(),
        })
        .meta({id: 'ManifestFile', description: 'One file'}),
    )
    .meta({description: 'The files of this part, sorted by path'}),
})

export const search = z.strictObject({
  schemaVersion: schemaVersionField,
  library: z
    .strictObject({name: z.literal('minisearch'), version: text('The version that made the index')})
    .meta({id: 'SearchLibrary', description: 'What reads the index'}),
  options: z
    .strictObject({
      idField: text('The field that names a document'),
      fields: z.array(z.string()).meta({description: 'The fields that are searched'}),
      storeFields: z.array(z.string()).meta({description: 'The fields that results come with'}),
      searchOptions: z.looseObject({}).meta({description: 'How a search is best done'}),
    })
    .meta({id: 'SearchOptions', description: 'Hand these to `MiniSearch.loadJS` with the index'}),
  shards: z
    .array(
      z
        .strictObject({
          url: address('The part'),
        })
        .meta({id: 'SearchShard', description: 'One part of the index'}),
    )
    .meta({description: 'Search every part, and put the results together by their score'}),
})

export const searchShard = z.strictObject({
  schemaVersion: schemaVersionField,
  index: z.looseObject({}).meta({description: 'The index, for `MiniSearch.loadJS(index, options)`'}),
})
