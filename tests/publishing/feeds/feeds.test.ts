import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {beforeAll, describe, expect, it} from 'vitest'
import {jsonFeed} from '../../../src/contract/json-feed.ts'
import {isRecord, recordsIn, type SanityDocument} from '../../../src/content/document.ts'
import {maxFeedPageBytes} from '../../../src/publishing/steps/feeds.ts'
import {xmlText} from '../../../src/text/write/xml.ts'
import {temporaryFolder} from '../../commands/run-command.ts'
import {
  article,
  benefit,
  bodyRegion,
  condition,
  createPublisher,
  feed,
  feedsUrl,
  refs,
  settings,
  slug,
  textOf,
  therapy,
} from '../publisher.ts'
import {randomRuns} from '../../random-runs.ts'
import {readers, type ReadItem} from './read-feeds.ts'

const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'A study it leaned on was withdrawn.'}

const person: SanityDocument = {_id: 'team', _type: 'person', name: 'Ann & the team', kind: 'team', ...slug('team')}
const caveat: SanityDocument = {
  _id: 'careful',
  _type: 'caveat',
  title: 'Be careful',
  text: 'Ask <first> & rest.',
  severity: 'caution',
}

const subjects = [
  bodyRegion('back'),
  bodyRegion('lower-back', {parent: {_type: 'reference', _ref: 'back'}}),
  benefit('calm', {title: 'Calm & <quiet>'}),
  condition('pain'),
  therapy('massage', {caveats: refs('careful')}),
]

/** Enough articles for several pages of every feed. Three share each date, so dates alone do not order them. */
const articles = Array.from({length: 320}, (_, index) =>
  article(`a-${String(index).padStart(3, '0')}`, {
    title: index % 50 === 0 ? `Odd & <b>bold</b> “${index}” \u{1F9D8}` : `Article ${index}`,
    publishedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 3), 8)).toISOString(),
    body: textOf(
      ...Array.from({length: 6}, (__, part) => `Paragraph ${part} of ${index}: ${'some words & more '.repeat(12)}`),
    ),
    authors: refs('team'),
    regions: refs(index % 2 === 0 ? 'lower-back' : 'back'),
    benefits: refs('calm'),
    conditions: refs('pain'),
    therapies: refs('massage'),
  }),
)

const feeds = [
  feed('everything', {description: 'All in full', content: 'full'}),
  feed('newest', {content: 'summary', limit: 7, regions: refs('back')}),
]

const folder = mkdtempSync(join(tmpdir(), 'bodytext-feeds-'))
const publisher = createPublisher(join(folder, 'dist'))
const paths: string[] = []

beforeAll(async () => {
  const {manifest} = await publisher.publish([person, caveat, ...subjects, ...articles, ...feeds])
  paths.push(
    ...manifest.files
      .map(({path}) => path)
      .filter((path) => path.startsWith('feeds/') && !path.startsWith('feeds/index.')),
  )
  return () => rmSync(folder, {recursive: true, force: true})
})

const formatOf = (path: string): 'json' | 'rss' | 'atom' =>
  path.endsWith('rss.xml') ? 'rss' : path.endsWith('atom.xml') ? 'atom' : 'json'

const resources = new Map<string, Readonly<Record<string, unknown>>>()
const resourceOf = (item: ReadItem): Readonly<Record<string, unknown>> => {
  const id = item.id?.split('/').at(-1) ?? ''
  const known = resources.get(id) ?? publisher.json(`api/v1/articles/${id}.json`)
  resources.set(id, known)
  return known
}

const titlesIn = (resource: Readonly<Record<string, unknown>>, field: string): string[] =>
  recordsIn(resource[field]).map(({title}) => String(title))

/** What a parser should read for an article, in the fields that it reads. */
const expected = (item: ReadItem, isSummary: boolean): ReadItem => {
  const resource = resourceOf(item)
  const summary = String(resource['summary'])
  const all = {
    id: String(resource['id']),
    title: String(resource['title']),
    url: String(resource['url']),
    published: String(resource['datePublished']),
    authors: titlesIn(resource, 'authors'),
    subjects: ['regions', 'benefits', 'conditions', 'therapies'].flatMap((field) => titlesIn(resource, field)),
    // In XML the summary is HTML with all that must stand beside it.
    summary: isSummary || item.summary?.includes(summary) === true ? item.summary : summary,
    html: item.html,
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in item))
}

/** Whether a page of a feed has summaries, by its path. */
const isSummary = (path: string): boolean => path.includes('/summary/') || path.startsWith('feeds/newest/')

const idsIn = (text: string): string[] =>
  [...text.matchAll(/(?:"id":"|<guid[^>]*>|<entry[^>]*><id>)(tag:example\.org,2026:article\/[\w-]+)(?:",|<)/g)].map(
    ([, id = '']) => id,
  )

const pathOf = (url: string | undefined): string | undefined => url?.slice(feedsUrl.length + 1)

describe('every feed', () => {
  it('is there in three formats, the main one as summaries too', () => {
    for (const base of [
      'feeds',
      'feeds/regions/back',
      'feeds/regions/lower-back',
      'feeds/benefits/calm',
      'feeds/conditions/pain',
      'feeds/therapies/massage',
    ]) {
      for (const name of ['feed.json', 'rss.xml', 'atom.xml']) {
        expect(paths).toContain(`${base}/${name}`)
      }
    }
    expect(paths.filter((path) => path.includes('/summary/'))).toEqual([
      'feeds/summary/atom.xml',
      'feeds/summary/feed.json',
      'feeds/summary/rss.xml',
    ])
    expect(paths).toContain('feeds/everything/atom.xml')
    expect(paths).toContain('feeds/newest/rss.xml')
  })

  it.each([
    ['json', 3],
    ['rss', 4],
    ['atom', 4],
  ] as const)('in %s is read by %i parsers as what the API says', async (format, count) => {
    expect(Object.keys(readers[format])).toHaveLength(count)
    const own = paths.filter((path) => formatOf(path) === format)
    expect(own.length).toBeGreaterThanOrEqual(10)
    for (const path of own) {
      const text = publisher.read(path)
      for (const [name, read] of Object.entries(readers[format])) {
        const {title, items} = await read(text)
        expect(title, `${path} by ${name}`).toMatch(/Tests & Trials|The everything|The newest/)
        expect(items.length, `${path} by ${name}`).toBeGreaterThan(0)
        for (const item of items) {
          expect(item, `${path} by ${name}`).toEqual(expected(item, isSummary(path)))
          // Caveats and the licence are in the text itself, in full texts and in summaries.
          const content = item.html ?? item.summary ?? ''
          if ('html' in item || isSummary(path)) {
            expect(content, `${path} by ${name}`).toContain('Ask &#x3C;first> &#x26; rest.')
            expect(content, `${path} by ${name}`).toContain('CC BY 4.0')
          }
        }
      }
    }
  })

  it('is valid JSON Feed by the contract, smaller than 250 KB a page', () => {
    for (const path of paths) {
      const bytes = readFileSync(join(publisher.folder, path)).length
      expect(bytes, path).toBeLessThan(250 * 1024 + 5000)
      if (formatOf(path) === 'json') expect(jsonFeed.safeParse(publisher.json(path)).error).toBeUndefined()
    }
    expect(maxFeedPageBytes).toBeLessThan(250 * 1024)
  })

  it('with everything leads through its pages to every article, newest first, each once, as JSON and as Atom', () => {
    const chains = (['json', 'atom'] as const).map((format) => {
      const ids: string[] = []
      const seen = new Set<string>()
      for (
        let path: string | undefined = {json: 'feeds/feed.json', atom: 'feeds/atom.xml'}[format];
        path !== undefined;
      ) {
        expect(seen).not.toContain(path)
        seen.add(path)
        const text = publisher.read(path)
        ids.push(...idsIn(text))
        path = pathOf(
          (format === 'json' ? /"next_url":"([^"]+)"/ : /<link rel="next"[^>]*href="([^"]+)"/).exec(text)?.[1],
        )
      }
      return ids
    })
    const [first = []] = chains
    expect(first).toHaveLength(320)
    expect(new Set(first).size).toBe(320)
    for (const chain of chains) expect(chain).toEqual(first)
    const dates = first.map((id) => String(resourceOf({id})['datePublished']))
    expect(dates).toEqual(dates.toSorted().toReversed())
  })

  it('without pages has its newest articles, and names the list that has the older ones', () => {
    const counts = {
      'feeds/rss.xml': [20, 'articles'],
      'feeds/summary/': [50, 'articles'],
      'feeds/regions/back/': [20, 'articles/regions/back'],
      'feeds/regions/lower-back/': [20, 'articles/regions/lower-back'],
      'feeds/benefits/calm/': [20, 'articles/benefits/calm'],
      'feeds/everything/': [20, 'articles'],
      'feeds/newest/': [7, 'articles'],
    } as const
    for (const [base, [count, list]] of Object.entries(counts)) {
      const names = base.endsWith('/') ? ['feed.json', 'rss.xml', 'atom.xml'] : ['']
      const all = names.map((name) => publisher.read(`${base}${name}`))
      const [first = []] = all.map(idsIn)
      expect(first, base).toHaveLength(count)
      for (const text of all) {
        expect(idsIn(text), base).toEqual(first)
        const found = /(?:"list":"|<(?:atom:)?link rel="related"[^>]*href=")([^"]+)"/.exec(text)?.[1]
        expect(pathOf(found), base).toBe(`api/v1/${list}/index.json`)
        expect(publisher.has(pathOf(found) ?? ''), base).toBe(true)
        expect(text, base).not.toMatch(/next_url|rel="next"/)
      }
    }
    expect(paths.filter((path) => path.includes('/page/')).every((path) => path.startsWith('feeds/page/'))).toBe(true)
  })

  it('in Atom says where it is among its pages (RFC 5005)', () => {
    const links = (path: string) =>
      Object.fromEntries(
        [
          ...publisher.read(path).matchAll(/<(?:atom:)?link rel="(self|first|previous|next|last)"[^>]*href="([^"]+)"/g),
        ].map(([, rel, href]) => [rel, pathOf(href)]),
      )
    const last = Math.max(
      ...paths.flatMap((path) => /^feeds\/page\/(\d+)\.atom\.xml$/.exec(path)?.[1] ?? []).map(Number),
    )
    expect(last).toBeGreaterThan(2)
    expect(links('feeds/atom.xml')).toEqual({
      self: 'feeds/atom.xml',
      first: 'feeds/atom.xml',
      next: `feeds/page/${last}.atom.xml`,
      last: 'feeds/page/1.atom.xml',
    })
    expect(links('feeds/page/1.atom.xml')).toEqual({
      self: 'feeds/page/1.atom.xml',
      first: 'feeds/atom.xml',
      last: 'feeds/page/1.atom.xml',
    })
    // Pages do not name newer ones: they would change with every page that follows.
    expect(links(`feeds/page/${last}.atom.xml`)).toEqual({
      self: `feeds/page/${last}.atom.xml`,
      first: 'feeds/atom.xml',
      next: `feeds/page/${last - 1}.atom.xml`,
      last: 'feeds/page/1.atom.xml',
    })
    expect(links('feeds/rss.xml')).toEqual({self: 'feeds/rss.xml'})
  })

  it('gives each entry of an Atom feed a date of its own', () => {
    for (const path of paths.filter((each) => formatOf(each) === 'atom')) {
      const dates = [...publisher.read(path).matchAll(/<entry[^>]*>.*?<updated>([^<]+)</gs)].map(([, date]) => date)
      expect(new Set(dates).size, path).toBe(dates.length)
    }
  })

  it('leaves older pages as they are when an article is added', async () => {
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    const documents = [person, caveat, ...subjects, ...articles]
    await other.publish(documents)
    const more = article('new', {publishedAt: '2026-11-01T08:00:00Z', regions: refs('back'), body: textOf('New.')})
    const before = new Map(paths.map((path) => [path, other.has(path) ? other.read(path) : '']))
    await other.publish([...documents, more], {now: '2026-11-23T12:00:00Z'})
    const changed = paths.filter((path) => path.startsWith('feeds/page/') && before.get(path) !== other.read(path))
    expect(changed.filter((path) => path.endsWith('.json')).length).toBeLessThanOrEqual(2)
  })
})

describe('what is withdrawn', () => {
  it('keeps its id and its place under every name, and leaves a tombstone when it is gone', async () => {
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    const [first, second] = [
      article('one', {regions: refs('lower-back')}),
      article('two', {regions: refs('lower-back')}),
    ]
    await other.publish([...subjects, caveat, first, second, ...feeds])
    const ids = (path: string) => recordsIn(other.json(path)['items']).map(({id}) => id)
    const before = ids('feeds/regions/back/feed.json')
    const renamed = {...first, ...slug('uno'), previousSlugs: ['one']}
    await other.publish([...subjects, caveat, renamed, second, ...feeds], {now: '2026-11-23T12:00:00Z'})
    expect(ids('feeds/regions/back/feed.json')).toEqual(before)
    await other.publish([...subjects, caveat, second, ...feeds], {now: '2026-11-24T12:00:00Z'})
    for (const base of ['feeds', 'feeds/regions/back', 'feeds/regions/lower-back', 'feeds/summary', 'feeds/newest']) {
      const extension = other.json(`${base}/feed.json`)['_bodytext']
      expect(isRecord(extension) ? extension['withdrawn'] : undefined, base).toEqual([
        {
          id: 'tag:example.org,2026:article/one',
          url: 'https://www.example.org/articles/uno/',
          at: '2026-11-24T12:00:00Z',
        },
      ])
      expect(other.read(`${base}/atom.xml`)).toContain(
        '<at:deleted-entry ref="tag:example.org,2026:article/one" when="2026-11-24T12:00:00Z">',
      )
    }
    expect(other.read('feeds/therapies/massage/atom.xml')).not.toContain('deleted-entry')
    // Tombstones stay in later runs.
    await other.publish([...subjects, caveat, second, ...feeds, article('three')], {now: '2026-11-25T12:00:00Z'})
    expect(other.read('feeds/regions/back/atom.xml')).toContain('deleted-entry')
  })

  it('by a recall comes first in every feed it is in, with the reason in place of the text', async () => {
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    const recalled = articles.map((each, index) =>
      index === 0 ? {...each, recall: {...recall, instead: {_type: 'reference', _ref: 'a-001'}}} : each,
    )
    await other.publish([person, caveat, ...subjects, ...recalled, ...feeds])
    for (const base of [
      'feeds',
      'feeds/summary',
      'feeds/regions/lower-back',
      'feeds/benefits/calm',
      'feeds/everything',
    ]) {
      const [item = {}] = recordsIn(other.json(`${base}/feed.json`)['items'])
      expect(item, base).toMatchObject({
        id: 'tag:example.org,2026:article/a-000',
        title: 'Withdrawn: Odd & <b>bold</b> “0” \u{1F9D8}',
        summary: recall.reason,
        date_modified: recall.recalledAt,
        _bodytext: {recall: {at: recall.recalledAt, reason: recall.reason}},
      })
      expect(String(item['content_html']), base).toContain(recall.reason)
      expect(JSON.stringify(item), base).not.toContain('Paragraph 0')
      for (const name of ['rss.xml', 'atom.xml']) {
        const text = other.read(`${base}/${name}`)
        expect(text.indexOf('article/a-000')).toBeLessThan(text.indexOf('article/a-318'))
        expect(text).not.toContain('Paragraph 0 of 0:')
      }
    }
    const resource = other.json('api/v1/articles/a-000.json')
    expect(resource).toMatchObject({
      recall: {reason: recall.reason, instead: {slug: 'a-001'}},
      body: {portableText: []},
    })
    expect(other.read('llms.txt')).toContain('[Withdrawn: Odd &')
  })

  it('by a recall stays in feeds without older pages when many newer articles follow', async () => {
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    const early = {...recall, recalledAt: '2026-01-05T09:00:00Z'}
    const recalled = articles.map((each, index) => (index === 0 ? {...each, recall: early} : each))
    await other.publish([person, caveat, ...subjects, ...recalled])
    for (const path of [
      'feeds/rss.xml',
      'feeds/summary/feed.json',
      'feeds/regions/lower-back/feed.json',
      'feeds/regions/back/atom.xml',
      'feeds/benefits/calm/rss.xml',
    ]) {
      const text = other.read(path)
      expect(idsIn(text).at(-1), path).toBe('tag:example.org,2026:article/a-000')
      expect(text, path).toContain(recall.reason)
    }
    expect(idsIn(other.read('feeds/feed.json'))).not.toContain('tag:example.org,2026:article/a-000')
    expect(['1', '2'].map((page) => other.read(`feeds/page/${page}.feed.json`)).join('')).toContain(recall.reason)
  })

  it('as a claim is not made any more by the articles that list it', async () => {
    const other = createPublisher(join(temporaryFolder(), 'dist'))
    const list = {_key: 'l', _type: 'benefitList', benefits: refs('calm', 'sound')}
    const claim = {claim: 'It may make you calm.'}
    const documents = [
      article('a', {benefits: refs('calm', 'sound'), body: [...textOf('Look:'), list]}),
      benefit('sound', {claim: 'It may help you sleep.'}),
    ]
    await other.publish([...documents, benefit('calm', {...claim, recall})])
    const markdown = other.read('markdown/articles/a.md')
    expect(markdown).toContain('It may help you sleep.')
    expect(markdown).toContain(recall.reason)
    expect(markdown).not.toContain('It may make you calm.')
  })
})

describe('XML', () => {
  const parse = (xml: string): string => {
    let text = ''
    const parser = new SaxesParser({xmlns: true})
    parser.on('text', (part) => (text += part))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml).close()
    return text
  }

  it('is well-formed whatever the text, and holds all of it that XML can hold', {timeout: 300_000}, async () => {
    const character = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '\u0000',
        '\u0007',
        '\u000B',
        '\r',
        '\r\n',
        '\uFFFE',
        '\uFFFF',
        '\uD800',
        '\uDC00',
        '\u2028',
        '&amp;',
        '<!--',
        '<![CDATA[',
        '<?xml',
        '%',
        '\u{1F600}',
        '\u0085',
        'é',
      ),
      fc.string({unit: 'binary', maxLength: 4}),
    )
    const hostile = fc.array(character, {maxLength: 12}).map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, hostile, async (title, summary, words, name) => {
        const other = createPublisher(join(temporaryFolder(), 'dist'))
        await other.publish([
          {...settings, publisher: `P${name}`, description: `D${summary}`},
          article('a', {
            title: `T${title}`,
            summary: `S${summary}`,
            body: textOf(`W${words}`),
            regions: refs('r'),
            authors: refs('p'),
          }),
          bodyRegion('r', {name: `R${name}`}),
          {_id: 'p', _type: 'person', name: `N${name}`, ...slug('p')},
        ])
        for (const path of [
          'feeds/rss.xml',
          'feeds/atom.xml',
          'feeds/summary/rss.xml',
          'feeds/regions/r/atom.xml',
          'sitemap.xml',
        ]) {
          const text = parse(other.read(path))
          if (path !== 'sitemap.xml') expect(text).toContain(xmlText(`T${title}`.trim()))
        }
      }),
      randomRuns(60),
    )
  })
})

it('tells a hub of WebSub where there is one', async () => {
  const other = createPublisher(join(temporaryFolder(), 'dist'))
  await other.publish([{...settings, webSubHub: 'https://hub.example.org/'}, article('a')])
  expect(other.json('feeds/feed.json')['hubs']).toEqual([{type: 'WebSub', url: 'https://hub.example.org/'}])
  expect(other.read('feeds/rss.xml')).toContain('<atom:link rel="hub" href="https://hub.example.org/" />')
  expect(other.read('feeds/atom.xml')).toContain('<link rel="hub" href="https://hub.example.org/" />')
})
