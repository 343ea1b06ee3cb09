import {createRandom, type Random} from './random.ts'
import {createKeys, createText, reference, references} from './text.ts'
import {contraindications, paragraphText, phrase, sentence, titleText} from './words.ts'

export interface CorpusOptions {
  readonly articles: number
  readonly seed: number
}

/**
 * Generates documents for measuring: the given number of articles, of about 900 words each, with everything they refer
 * to. The same options give the same documents. Images are in their asset documents, as `data:` URLs.
 */
export function* createCorpus({articles, seed}: CorpusOptions): Generator<Document> {
  const random = createRandom(seed)
  const articleIds = ids('article', articles)
  const benefitIds = ids('benefit', Math.min(250, 20 + Math.ceil(articles / 20)))
  const regionIds = ids('region', 30)
  const conditionIds = ids('condition', 20)
  const therapyIds = ids('therapy', 12)
  const caveatIds = ids('caveat', 8)
  const sourceIds = ids('source', 60)
  const personIds = ids('person', 12)
  const therapyCaveats = new Map<string, readonly string[]>()
  const imageIds = ids('image', 8).map((_, index) => `image-${String(index).padStart(40, '0')}-640x360-svg`)

  yield {
    _id: 'siteSettings',
    _type: 'siteSettings',
    publisher: 'Generated Health',
    description: 'Test data.',
    siteUrl: 'https://generated.example',
    language: 'en',
    licence: {name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/'},
    postalAddress: 'Generated Street 1',
    senderEmail: 'news@generated.example',
    unsubscribeUrl: 'https://generated.example/unsubscribe',
    tagAuthority: 'generated.example',
    tagYear: 2026,
  }
  for (const [index, id] of imageIds.entries()) {
    const url = `data:image/svg+xml;base64,${btoa(picture(index * 45))}`
    yield {_id: id, _type: 'sanity.imageAsset', url, mimeType: 'image/svg+xml', extension: 'svg'}
  }
  for (const [index, id] of caveatIds.entries()) {
    yield {
      _id: id,
      _type: 'caveat',
      title: `Please note, ${index}`,
      slug: slug(id),
      text: paragraphText(random, 2),
      severity: random.pick(['information', 'caution', 'urgent']),
    }
  }
  for (const [index, id] of personIds.entries()) {
    yield {
      _id: id,
      _type: 'person',
      name: `Generated person ${index}`,
      slug: slug(id),
      kind: 'person',
      credentials: 'Test credentials',
      roles: ['author', 'reviewer'],
      biography: sentence(random),
    }
  }
  for (const [index, id] of sourceIds.entries()) {
    yield {
      _id: id,
      _type: 'source',
      title: `Generated source ${index}`,
      slug: slug(id),
      authors: ['Nobody N'],
      publication: 'No journal',
      year: 2000 + (index % 25),
      kind: 'other',
      url: `https://example.org/sources/${index}`,
    }
  }
  for (const [index, id] of regionIds.entries()) {
    const parent = regionIds[Math.floor((index - 1) / 3)]
    yield {
      _id: id,
      _type: 'bodyRegion',
      name: `Region ${index}`,
      slug: slug(id),
      ...(index === 0 || parent === undefined ? {} : {parent: reference(parent)}),
      description: sentence(random),
      includes: [{_key: 'a', _type: 'anatomicalPart', name: `part ${index}`, match: 'exact'}],
      order: index,
    }
  }
  for (const [index, id] of conditionIds.entries()) {
    const key = createKeys()
    const overview = prose(random, key)
    yield {
      _id: id,
      _type: 'condition',
      name: `Condition ${index}`,
      slug: slug(id),
      alsoKnownAs: [`Complaint ${index}`],
      overview,
      causes: [phrase(random)],
      redFlags: [
        {_key: 'a', _type: 'redFlag', text: `Sign ${index} is there.`, urgency: random.pick(['emergency', 'today'])},
        {_key: 'b', _type: 'redFlag', text: sentence(random), urgency: 'soon'},
      ],
    }
  }
  for (const [index, id] of therapyIds.entries()) {
    const key = createKeys()
    const caveats = references(random.sample(caveatIds, 2), key)
    const overview = prose(random, key)
    therapyCaveats.set(
      id,
      caveats.map(({_ref}) => String(_ref)),
    )
    yield {
      _id: id,
      _type: 'therapy',
      name: `Therapy ${index}`,
      slug: slug(id),
      overview,
      techniques: [phrase(random)],
      contraindications: random.sample(contraindications, 2),
      caveats,
    }
  }
  const subjects = {conditions: conditionIds, therapies: therapyIds, regions: regionIds}
  for (const [index, id] of benefitIds.entries()) {
    const key = createKeys()
    const about = subjectsOf(random, subjects)
    yield {
      _id: id,
      _type: 'benefit',
      title: `May help, number ${index}`,
      slug: slug(id),
      claim: `It may help with ${phrase(random)}.`,
      explanation: prose(random, key),
      evidence: [
        {
          _key: key(),
          _type: 'evidence',
          source: reference(random.pick(sourceIds)),
          certainty: random.pick(['low', 'moderate']),
          checkedAt: '2026-06-01',
          finding: sentence(random),
          population: 'test data',
        },
      ],
      ...Object.fromEntries(Object.entries(about).map(([field, refs]) => [field, references(refs, key)])),
    }
  }
  for (const [index, id] of articleIds.entries()) {
    const key = createKeys()
    const about = subjectsOf(random, subjects)
    const benefits = random.sample(benefitIds, 2 + random.below(2))
    const caveats = [...new Set((about['therapies'] ?? []).flatMap((therapy) => therapyCaveats.get(therapy) ?? []))]
    const published = firstDay + Math.floor((index * 2400) / Math.max(1, articles)) * day + random.below(86_400) * 1000
    const image = random.pick(imageIds)
    const [author = '', reviewer = ''] = random.sample(personIds, 2)
    yield {
      _id: id,
      _type: 'article',
      title: titleText(random, index),
      slug: slug(`generated-${id}`),
      summary: `${sentence(random)} ${sentence(random)}`.slice(0, 150).padEnd(60, '.'),
      language: 'en',
      heroImage: {
        _type: 'figure',
        image: {_type: 'image', asset: reference(image)},
        alt: `A drawing of ${phrase(random)}`,
      },
      body: createText(random, key, {
        benefits,
        regions: about['regions'] ?? [],
        caveats,
        sources: sourceIds,
        pages: [...benefitIds, ...articleIds.slice(Math.max(0, index - 50), index + 1)],
        images: imageIds,
      }),
      takeaways: [sentence(random), sentence(random), sentence(random)],
      ...Object.fromEntries(
        Object.entries({...about, benefits}).map(([field, refs]) => [field, references(refs, key)]),
      ),
      authors: references([author], key),
      reviewedBy: reference(reviewer),
      reviewedAt: dateOf(published - 7 * day),
      reviewDueAt: '2099-01-01',
      publishedAt: new Date(published).toISOString(),
    }
  }
  yield {
    _id: 'feed-therapy',
    _type: 'feed',
    title: 'One therapy',
    slug: slug('one-therapy'),
    therapies: references(therapyIds.slice(0, 1), createKeys()),
    content: 'full',
    limit: 50,
  }
  yield {_id: 'feed-brief', _type: 'feed', title: 'In brief', slug: slug('in-brief'), content: 'summary', limit: 200}
  yield {
    _id: 'newsletter-00000',
    _type: 'newsletter',
    title: 'Generated issue',
    slug: slug('generated-issue'),
    subject: 'Generated',
    preheader: 'What is new',
    sections: [{_key: 'a', _type: 'newsletterSection', title: 'New', selection: 'newest', limit: 5}],
  }
}

type Document = Readonly<Record<string, unknown>>

const firstDay = Date.UTC(2020, 0, 1)

const day = 86_400_000

function ids(prefix: string, length: number): string[] {
  return range(length).map((index) => `${prefix}-${String(index).padStart(5, '0')}`)
}

function picture(hue: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="hsl(${hue},30%,85%)"/><circle cx="320" cy="180" r="${60 + (hue % 60)}" fill="hsl(${hue},40%,45%)"/></svg>`
}

function slug(current: string): Document {
  return {_type: 'slug', current}
}

/** Generates Portable Text of one paragraph. */
function prose(random: Random, key: () => string): Document[] {
  return [
    {
      _key: key(),
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: key(), _type: 'span', text: paragraphText(random, 3), marks: []}],
    },
  ]
}

function subjectsOf(
  random: Random,
  to: Readonly<Record<'conditions' | 'therapies' | 'regions', readonly string[]>>,
): Record<string, string[]> {
  return {
    conditions: random.sample(to.conditions, 1 + random.below(2)),
    therapies: random.sample(to.therapies, 1),
    regions: random.sample(to.regions, 1 + random.below(3)),
  }
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function range(length: number): number[] {
  return Array.from({length}, (_, index) => index)
}
