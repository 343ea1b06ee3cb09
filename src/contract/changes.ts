import {z} from 'zod'
import {address, schemaVersionField, sha256, tagUri, text, timestamp} from './parts.ts'

const changeKinds = ['published', 'updated', 'renamed', 'recalled', 'unpublished'] as const

export const change = z
  .strictObject({
    seq: seq('Its place in the log; a later change has a higher number'),
    at: timestamp('When it was published; never earlier than the change before'),
    kind: z.enum(changeKinds).meta({description: 'What happened'}),
    id: tagUri('The tag URI of the document'),
    type: text('The type of the document'),
    url: address('The page for readers; of what was unpublished, where it was'),
    api: address('The resource; of what was unpublished, where it was'),
    sha256: sha256('Of the resource; absent if it is gone').exactOptional(),
    dateModified: timestamp('When what readers see last changed').exactOptional(),
    previousUrl: address('Where the page was before it was renamed').exactOptional(),
    previousApi: address('Where the resource was before it was renamed').exactOptional(),
    about: z.array(tagUri('A tag URI')).meta({description: 'What an article that is gone was about'}).exactOptional(),
  })
  .meta({id: 'Change', description: 'One change of what is published'})

const log = text('The name of this log. A log with another name begins anew: read it from its beginning')

/** An older part of the log. */
export const changesArchive = z.strictObject({
  schemaVersion: schemaVersionField,
  log,
  from: seq('Every change that still counts with this number or a higher one, up to `to`, is here'),
  to: seq('The last number of this page'),
  links: z
    .strictObject({
      self: address('This page'),
      current: address('The newest page'),
      previous: address('The page with the changes before').exactOptional(),
    })
    .meta({id: 'ArchiveLinks'}),
  items: z.array(change).meta({description: 'In the order of `seq`: the newest is last'}),
})

/** The newest part of the log, which consumers poll. */
export const changes = z.strictObject({
  schemaVersion: schemaVersionField,
  log,
  cursor: seq('The number of the last change there is: keep it, and ask for what comes after'),
  from: seq('Every change that still counts with this number or a higher one is here'),
  count: z.int().nonnegative().meta({description: 'How many resources are published'}),
  digest: sha256(
    'Of what is published: the sum, modulo 2^256, of the SHA-256 hashes of the texts `<id> <sha256>` of all resources. If yours differs, read the log from its beginning',
  ),
  links: z
    .strictObject({
      self: address('This page'),
      previous: address('The page with the changes before').exactOptional(),
    })
    .meta({id: 'ChangesLinks'}),
  items: z.array(change).meta({description: 'In the order of `seq`: the newest is last'}),
})

/** The whole log, as in the copy that `--changes` keeps. */
export const changeLog = z.strictObject({log, cursor: seq('The number of the last change'), items: z.array(change)})

function seq(description: string) {
  return z.int().nonnegative().meta({description})
}
