import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isRecord, recordsIn, type SanityDocument} from '../../../src/content/document.ts'
import {mustCarry, type SafetyPart} from '../../../src/contract/must-carry.ts'
import {listFiles} from '../../../src/files/output/places.ts'
import {settings} from '../../newsletters/make-newsletters.ts'
import {article, benefit, condition, createPublisher, refs, slug, therapy, type Publisher} from '../publisher.ts'

const reference = (id: string) => ({_type: 'reference', _ref: id})

const documents: SanityDocument[] = [
  settings,
  condition('condition', {
    redFlags: [{_key: 'f', _type: 'redFlag', text: 'Your legs are numb.', urgency: 'emergency'}],
  }),
  {
    _id: 'caveat',
    _type: 'caveat',
    title: 'Hot things burn',
    text: 'Put cloth between.',
    severity: 'urgent',
    ...slug('caveat'),
  },
  {_id: 'source', _type: 'source', title: 'A trial of warmth', url: 'https://www.example.org/trial', ...slug('source')},
  therapy('warmth', {caveats: refs('caveat'), contraindications: ['Reduced feeling in the skin']}),
  therapy('magnets', {recall: {_type: 'recall', recalledAt: '2026-11-01T00:00:00Z', reason: 'Magnets did harm.'}}),
  benefit('eases', {
    claim: 'Warmth may ease pain.',
    therapies: refs('warmth', 'magnets'),
    conditions: refs('condition'),
    evidence: [{_key: 'e', _type: 'evidence', certainty: 'low', source: reference('source')}],
  }),
  article('pain', {
    summary: 'A summary of pain.',
    benefits: refs('eases'),
    conditions: refs('condition'),
    reviewDueAt: '2026-10-01',
    body: [{_key: 'l', _type: 'benefitList', benefits: refs('eases'), layout: 'summary'}],
  }),
  {
    _id: 'newsletter',
    _type: 'newsletter',
    title: 'The issue',
    subject: 'The subject',
    ...slug('issue'),
    sendAt: '2026-11-10T08:00:00Z',
    sections: [{_key: 's', _type: 'newsletterSection', title: 'Section', selection: 'picked', articles: refs('pain')}],
  },
]

/** What shows that a part is there. */
const signs: Readonly<Record<SafetyPart, readonly string[]>> = {
  certainty: ['low certainty'],
  source: ['example.org/trial|A trial of warmth'],
  caveats: ['Urgent', 'Hot things burn'],
  contraindications: ['Reduced feeling in the skin'],
  redFlags: ['Emergency', 'Your legs are numb.'],
  review: ['No health professional has reviewed this yet.', '2026-10-01'],
  withdrawn: ['Magnets did harm.'],
}

/** In data, words have names of their own. */
const namesInData: Readonly<Record<string, string>> = {
  'low certainty': '"low"',
  Urgent: 'urgent',
  Emergency: 'emergency',
}

const itemOf = (publisher: Publisher, path: string): unknown =>
  recordsIn(publisher.json(path)['items']).find(({url}) => String(url).endsWith('/articles/pain/'))

const between = (text: string, tag: string): string =>
  text.split(new RegExp(`<${tag}[ >]`, 'u')).find((part) => part.includes('articles/pain/')) ?? ''

const inFolder = (publisher: Publisher, folder: string): string[] =>
  [...listFiles(publisher.folder)].filter((path) => path.startsWith(folder)).map((path) => publisher.read(path))

const bodyOf = (publisher: Publisher, path: string, form: 'html' | 'text'): string => {
  const {body} = publisher.json(path)
  return isRecord(body) ? String(body[form]) : ''
}

/** The words of each output that are about the article, or are the page. */
const outputs: Readonly<Record<keyof typeof mustCarry, (publisher: Publisher) => string>> = {
  'article resource': (publisher) => {
    const {body: _, ...rest} = publisher.json('api/v1/articles/pain.json')
    return JSON.stringify(rest)
  },
  'article HTML': (publisher) => bodyOf(publisher, 'api/v1/articles/pain.json', 'html'),
  'article text': (publisher) => bodyOf(publisher, 'api/v1/articles/pain.json', 'text'),
  'article Markdown': (publisher) => publisher.read('markdown/articles/pain.md').split('\n---\n').slice(1).join('\n'),
  'JSON Feed in full': (publisher) => JSON.stringify(itemOf(publisher, 'feeds/feed.json')),
  'JSON Feed in brief': (publisher) => {
    const item = itemOf(publisher, 'feeds/summary/feed.json')
    return isRecord(item) ? String(item['content_html']) : ''
  },
  'RSS in full': (publisher) => between(publisher.read('feeds/rss.xml'), 'item').split('content:encoded')[1] ?? '',
  'RSS in brief': (publisher) => between(publisher.read('feeds/summary/rss.xml'), 'item'),
  'Atom in full': (publisher) => between(publisher.read('feeds/atom.xml'), 'entry').split('<content')[1] ?? '',
  'Atom in brief': (publisher) => between(publisher.read('feeds/summary/atom.xml'), 'entry'),
  'mail feed': (publisher) => {
    const item = itemOf(publisher, 'feeds/mail/feed.json')
    return isRecord(item) ? String(item['content_html']) : ''
  },
  'mail HTML': (publisher) => publisher.read('newsletters/issue/index.html'),
  'mail text': (publisher) => publisher.read('newsletters/issue/index.txt').replaceAll(/\s+/gu, ' '),
  'llms.txt': (publisher) =>
    publisher
      .read('llms.txt')
      .split('\n')
      .find((line) => line.includes('articles/pain')) ?? '',
  'llms-full': (publisher) =>
    inFolder(publisher, 'llms-full/articles')
      .join('\n')
      .split('\n---\n')
      .find((part) => part.includes('articles/pain/')) ?? '',
  'search record': (publisher) => {
    const {index} = publisher.json('api/v1/search/1.json')
    const stored = isRecord(index) && isRecord(index['storedFields']) ? Object.values(index['storedFields']) : []
    return JSON.stringify(stored.find((each) => isRecord(each) && String(each['url']).endsWith('/articles/pain/')))
  },
  'API list': (publisher) => JSON.stringify(itemOf(publisher, 'api/v1/articles/page/1.json')),
  'JSON-LD': (publisher) => JSON.stringify(publisher.json('api/v1/articles/pain.json')['jsonld']),
  'benefit page': (publisher) => bodyOf(publisher, 'api/v1/benefits/eases.json', 'html'),
  'condition page': (publisher) => bodyOf(publisher, 'api/v1/conditions/condition.json', 'html'),
  'therapy page': (publisher) => bodyOf(publisher, 'api/v1/therapies/warmth.json', 'html'),
}

const data: ReadonlySet<string> = new Set(['article resource', 'JSON Feed in full'])

describe('what keeps readers safe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-safety-'))
  const publisher = createPublisher(join(folder, 'dist'))
  beforeAll(async () => {
    await publisher.publish(documents)
  })
  afterAll(() => rmSync(folder, {recursive: true}))

  it.each(Object.entries(mustCarry))('is carried by: %s', (output, parts) => {
    const name = Object.keys(outputs).find((each): each is keyof typeof outputs => each === output)
    const words = name === undefined ? '' : outputs[name](publisher)
    expect(words).not.toBe('')
    const missing = parts.flatMap((part: SafetyPart) =>
      signs[part]
        .map((sign) => (data.has(output) ? (namesInData[sign] ?? sign) : sign))
        .filter((sign) => !sign.split('|').some((form) => words.toLowerCase().includes(form.toLowerCase())))
        .map((sign) => `${part}: ${sign}`),
    )
    expect(missing).toEqual([])
  })

  it('comes first where it is urgent: what was recalled, then the key points and the signs, then the text', () => {
    const text = bodyOf(publisher, 'api/v1/articles/pain.json', 'text')
    const places = ['Magnets did harm.', 'Your legs are numb.', 'Warmth may ease pain.'].map((words) =>
      text.indexOf(words),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
  })
})
