import {z} from 'zod'
import {certainties} from '../content/evidence.ts'
import {urgencies} from '../content/red-flags.ts'

/*
 * The parts that published files are made of. A schema with an id is a definition of its own in the JSON Schemas and a
 * named type in `types.d.ts`. All are strict, except for Portable Text and linked data: written files have no fields that
 * are not described here. The published schemas are open, so that consumers expect new fields
 * (`published/json-schema.ts`).
 */

export const schemaVersionField = text('Of the shapes: it changes when a field goes or changes its meaning')

export const link = z
  .strictObject({
    id: tagUri('The tag URI of the document'),
    type: text('The type of the document, such as `bodyRegion`'),
    slug: text('The last part of its address'),
    title: text('Its title or name'),
    url: address('The page for readers'),
    api: address('The resource'),
    recalled: z
      .literal(true)
      .meta({description: 'Present if it was recalled: say so wherever you show its title'})
      .exactOptional(),
  })
  .meta({id: 'Link', description: 'Another document, and where it is'})

export const licence = z
  .strictObject({
    name: text('Its name').exactOptional(),
    url: address('Its text').exactOptional(),
  })
  .meta({id: 'Licence', description: 'What others may do with the content'})

const pixels = z.int().nonnegative().meta({description: 'In pixels'})

export const rendition = z
  .strictObject({
    url: address('The file. Its name never means another picture: keep it as long as you like'),
    type: text('Its media type, such as `image/webp`'),
    width: pixels,
    height: pixels,
  })
  .meta({id: 'Rendition', description: 'One file of a picture'})

const share = z.number().min(0).max(1)

export const image = z
  .strictObject({
    url: address('The picture as JPEG or PNG, at most 1,920 pixels wide, without what the editor cut off'),
    alt: text('What is to be seen, for those who cannot; empty for decoration'),
    width: pixels,
    height: pixels,
    caption: text('A line below the picture').exactOptional(),
    credit: text('Whom to name').exactOptional(),
    licence: licence
      .meta({description: 'What others may do with the picture, if that differs from the text'})
      .exactOptional(),
    renditions: z
      .array(rendition)
      .meta({description: 'The same picture in other sizes and formats, from small to large within a format'})
      .exactOptional(),
    square: rendition.meta({description: 'A square around what matters in it'}).exactOptional(),
    card: rendition.meta({description: 'For links that are shared, 1.91 times as wide as high'}).exactOptional(),
    placeholder: text('A picture of a few pixels to show meanwhile, as a `data:` URL').exactOptional(),
    colour: text('Its most common colour, such as `#a0b1c2`').exactOptional(),
    focalPoint: z
      .strictObject({x: share, y: share})
      .meta({
        id: 'FocalPoint',
        description: 'The middle of what matters in it, as shares of its width and height from the top left',
      })
      .exactOptional(),
  })
  .meta({id: 'Image', description: 'A picture'})

export const caveat = z
  .strictObject({
    id: tagUri('The tag URI of the caveat'),
    title: text('Its title'),
    text: text('Its words, to be shown as they are'),
    severity: z.enum(['information', 'caution', 'urgent']).meta({description: 'How much it matters'}),
  })
  .meta({id: 'Caveat', description: 'A safety notice: show it wherever you show the text'})

export const source = z
  .strictObject({
    id: tagUri('The tag URI of the source'),
    title: text('Its title'),
    authors: z.array(z.string()).meta({description: 'As they are cited'}),
    publication: text('The journal or publisher').exactOptional(),
    year: z.int().meta({description: 'When it was published'}).exactOptional(),
    doi: text('Its digital object identifier').exactOptional(),
    pmid: text('Its number in PubMed').exactOptional(),
    url: address('Where to read it').exactOptional(),
  })
  .meta({id: 'Source', description: 'A citation'})

export const evidence = z
  .strictObject({
    certainty: z.enum(certainties).meta({description: 'How sure it is (GRADE)'}),
    isMain: z
      .boolean()
      .meta({description: 'Whether it is the main finding, which says how sure the benefit is'})
      .exactOptional(),
    benefit: link.exactOptional(),
    finding: text('What was found').exactOptional(),
    population: text('In whom').exactOptional(),
    checkedAt: day('When somebody last looked').exactOptional(),
    source: source.exactOptional(),
  })
  .meta({id: 'Evidence', description: 'What a claim stands on'})

export const recall = z
  .strictObject({
    at: timestamp('When it was recalled'),
    reason: text('Why, in words for readers'),
    instead: link.meta({description: 'What to read instead'}).exactOptional(),
  })
  .meta({
    id: 'Recall',
    description: 'Advice that must no longer be followed: take down what you have of it, and show the reason',
  })

export const withdrawn = z
  .strictObject({
    id: tagUri('The tag URI of what was recalled'),
    type: text('The type of the document, such as `therapy`'),
    title: text('Its title or name'),
    at: timestamp('When it was recalled'),
    reason: text('Why, in words for readers'),
    url: address('Its page').exactOptional(),
  })
  .meta({
    id: 'Withdrawn',
    description: 'Something that was recalled and that this uses: say so wherever you show the text',
  })

export const warningSigns = z
  .strictObject({
    urgency: z.enum(urgencies).meta({description: 'How soon the signs need medical help'}),
    action: text('What to do, in words for readers'),
    signs: z.array(
      z
        .strictObject({
          text: text('The sign, as a reader would notice it'),
          conditions: z.array(z.string()).meta({description: 'The conditions it is a sign of, by name'}),
        })
        .meta({id: 'WarningSign', description: 'A sign that needs medical help'}),
    ),
  })
  .meta({id: 'WarningSigns', description: 'Signs that need medical help equally soon'})

export const contraindications = z
  .strictObject({
    therapy: text('The therapy, by name'),
    who: z.array(z.string()).meta({description: 'Who should not have it, or should ask a doctor first'}),
  })
  .meta({id: 'Contraindications', description: 'Who should ask a doctor before a therapy'})

export const review = z
  .strictObject({
    status: z
      .enum(['reviewed', 'due', 'none'])
      .meta({description: 'Whether an expert read it, and whether it should be read again by now'}),
    statement: text('The same in words for readers'),
  })
  .meta({id: 'Review', description: 'What readers are told about the review'})

export const correction = z
  .strictObject({
    date: day('When it was corrected'),
    was: text('What was wrong'),
    now: text('What it says now'),
  })
  .meta({id: 'Correction', description: 'A mistake that was put right'})

export const code = z
  .strictObject({
    name: text('The name in plain words').exactOptional(),
    system: text('The vocabulary, such as `uberon` or `mesh`').exactOptional(),
    code: text('The code in it').exactOptional(),
    match: z
      .enum(['exact', 'close', 'broad', 'narrow', 'related'])
      .meta({description: 'How well it fits (SKOS)'})
      .exactOptional(),
  })
  .meta({id: 'Code', description: 'A term of a medical vocabulary'})

const portableTextMember = z
  .looseObject({_type: z.string(), _key: z.string().exactOptional()})
  .meta({id: 'PortableTextMember', description: 'A block or an object (https://portabletext.org)'})

export const body = z
  .strictObject({
    portableText: z.array(portableTextMember).meta({
      description:
        'The text as editors wrote it; each reference has what it leads to beside it, as `target`. What is made of other fields (evidence, red flags, parts, sources) is not in it',
    }),
    html: text('The whole page, made of all fields: a fragment without scripts, with absolute addresses'),
    text: text('The whole page as plain text'),
  })
  .meta({
    id: 'Body',
    description: 'The text as it was written, and the whole page in two forms, caveats, red flags and sources included',
  })

export const linkedData = z
  .looseObject({'@context': z.literal('https://schema.org'), '@graph': z.array(z.looseObject({'@type': z.string()}))})
  .meta({id: 'LinkedData', description: 'JSON-LD in the terms of schema.org, to put into a page'})

/** An absolute address. */
export function address(description: string) {
  return z
    .string()
    .regex(/^https?:\/\/\S+$/)
    .meta({format: 'uri', description})
}

/** A point in time in UTC (RFC 3339). */
export function timestamp(description: string) {
  return z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
    .meta({format: 'date-time', description})
}

/** A day without a time. */
export function day(description: string) {
  return z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .meta({format: 'date', description})
}

export function text(description: string) {
  return z.string().meta({description})
}

/** A SHA-256 hash, in hexadecimal. */
export function sha256(description: string) {
  return z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({description})
}

export function tagUri(description: string) {
  return z
    .string()
    .regex(/^tag:[^\s,]+,\d{4}:\S+$/)
    .meta({format: 'uri', description})
}
