import {plainPicture} from '../pictures/make-picture.ts'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {XMLParser} from 'fast-xml-parser'
import {parseOpml} from 'feedsmith'
import MiniSearch from 'minisearch'
import {remark} from 'remark'
import {describe, expect, it} from 'vitest'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {miniSearchVersion} from '../../src/publishing/steps/indexes.ts'
import {root, temporaryFolder} from '../commands/run-command.ts'
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
} from './publisher.ts'

const publisherOf = () => createPublisher(join(temporaryFolder(), 'dist'))

const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong.'}

describe('old addresses', () => {
  it('of pages and of all their files lead to the new ones, in JSON and in rules for hosts', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      bodyRegion('back', {...slug('the-back'), previousSlugs: ['back', 'rear']}),
      article('a', {...slug('new'), previousSlugs: ['old']}),
    ])
    const moves = recordsIn(publisher.json('redirects.json')['redirects']).map(
      ({from, to}) => `${String(from)} ${String(to)}`,
    )
    expect(moves).toEqual(
      expect.arrayContaining([
        'https://www.example.org/articles/old/ https://www.example.org/articles/new/',
        'https://www.example.org/body-regions/rear/ https://www.example.org/body-regions/the-back/',
        `${feedsUrl}/api/v1/articles/old.json ${feedsUrl}/api/v1/articles/new.json`,
        `${feedsUrl}/markdown/articles/old.md ${feedsUrl}/markdown/articles/new.md`,
        `${feedsUrl}/feeds/regions/back/feed.json ${feedsUrl}/feeds/regions/the-back/feed.json`,
        `${feedsUrl}/feeds/regions/back/atom.xml ${feedsUrl}/feeds/regions/the-back/atom.xml`,
        `${feedsUrl}/api/v1/articles/regions/back/index.json ${feedsUrl}/api/v1/articles/regions/the-back/index.json`,
      ]),
    )
    // Every redirect target on our own host is a file that exists.
    for (const move of moves) {
      const [, to = ''] = move.split(' ')
      if (to.startsWith(feedsUrl)) expect(publisher.has(to.slice(feedsUrl.length + 1)), to).toBe(true)
    }
    const rules = publisher.read('_redirects').trim().split('\n')
    expect(rules).toContain('/api/v1/articles/old.json /api/v1/articles/new.json 301')
    // The site is on another host, so these rules must not contain its pages.
    expect(rules.filter((rule) => rule.startsWith('/articles/'))).toEqual([])
  })

  it('of pages are in the rules where the site and its files are on one host', async () => {
    const publisher = publisherOf()
    const {feedsUrl: _, ...own} = settings
    await publisher.publish([own, article('a', {...slug('new'), previousSlugs: ['old']})])
    expect(publisher.read('_redirects')).toContain('/articles/old/ /articles/new/ 301\n')
  })

  it('of pages that are gone are told of, until somebody else has them', async () => {
    const publisher = publisherOf()
    await publisher.publish([article('a'), article('b')])
    await publisher.publish([article('b')], {now: '2026-11-23T12:00:00Z'})
    const gone = [
      {
        url: 'https://www.example.org/articles/a/',
        status: 410,
        id: 'tag:example.org,2026:article/a',
        at: '2026-11-23T12:00:00Z',
      },
    ]
    expect(publisher.json('redirects.json')['gone']).toEqual(gone)
    await publisher.publish([article('b'), article('c', slug('a'))], {now: '2026-11-24T12:00:00Z'})
    expect(publisher.json('redirects.json')['gone']).toEqual([])
  })
})

describe('sitemap.xml', () => {
  it('has every page with the day it changed and its picture, and none that is kept out of search engines', async () => {
    const publisher = publisherOf()
    const picture = await plainPicture(10, 20)
    const assets = [picture.asset]
    const image = {
      _type: 'figure',
      alt: 'A back',
      image: {_type: 'image', asset: {_type: 'reference', _ref: picture.id}},
    }
    const documents = [
      article('a', {heroImage: image}),
      article('hidden', {seo: {noIndex: true}}),
      benefit('claim'),
      {_id: 'p', _type: 'person', name: 'Ann', ...slug('ann')},
    ]
    await publisher.publish(documents, {assets})
    await publisher.publish([{...documents[0], _id: 'a', _type: 'article', title: 'New'}, ...documents.slice(1)], {
      assets,
      now: '2026-11-23T12:00:00Z',
    })
    const parse = (path: string): unknown => new XMLParser({removeNSPrefix: false}).parse(publisher.read(path))
    const parsed = parse('sitemap.xml')
    const shards =
      isRecord(parsed) && isRecord(parsed['sitemapindex']) ? recordsIn(parsed['sitemapindex']['sitemap']) : []
    expect(shards).toEqual([
      {loc: `${feedsUrl}/sitemap/articles-1.xml`, lastmod: '2026-11-23T12:00:00Z'},
      {loc: `${feedsUrl}/sitemap/benefits-1.xml`},
    ])
    const urls = shards.flatMap(({loc}): unknown[] => {
      const shard = parse(String(loc).slice(feedsUrl.length + 1))
      const found: unknown = isRecord(shard) && isRecord(shard['urlset']) ? shard['urlset']['url'] : []
      return Array.isArray(found) ? found : [found]
    })
    expect(urls).toEqual([
      {
        loc: 'https://www.example.org/articles/a/',
        lastmod: '2026-11-23T12:00:00Z',
        'image:image': {
          'image:loc': expect.stringMatching(
            new RegExp(`^${feedsUrl}/assets/${picture.hash}-[0-9a-f]{8}/0_0_10_20-10x20\\.png$`),
          ),
        },
      },
      {loc: 'https://www.example.org/benefits/claim/'},
    ])
    expect(publisher.read('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${feedsUrl}/sitemap.xml\n`)
    expect(publisher.read('llms.txt')).not.toContain('hidden')
  })
})

describe('llms.txt', () => {
  it('is a title, a summary, and lists of links to Markdown that is there', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      article('a', {title: 'With [brackets]'}),
      benefit('claim', {claim: 'It may\nhelp.'}),
      article('gone', {recall}),
    ])
    const tree = remark().parse(publisher.read('llms.txt'))
    expect(tree.children.slice(0, 3).map(({type}) => type)).toEqual(['heading', 'blockquote', 'paragraph'])
    const links = [...publisher.read('llms.txt').matchAll(/\]\((https:[^)]+\.md)\)/g)].map(([, url = '']) => url)
    expect(links).toHaveLength(3)
    for (const url of links) expect(publisher.has(url.slice(feedsUrl.length + 1))).toBe(true)
    expect(publisher.read('llms.txt')).toContain('- [With \\[brackets\\]](')
    expect(publisher.read('llms.txt')).toContain(': It may help.\n')
    const full = publisher.read('llms-full/articles-1.txt')
    expect(full).toContain('The words of a.')
    expect(full).not.toContain('The words of gone.')
    expect(full).toContain('# Withdrawn: The gone')
    expect(full).not.toContain('attribution:')
  })
})

describe('the search index', () => {
  it('is found through by titles, other names and subjects, with what a result needs', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      condition('pain', {name: 'Back pain', alsoKnownAs: ['Lumbago']}),
      article('a', {title: 'Massage for a sore back', conditions: refs('pain')}),
      article('b', {title: 'Sleep', recall}),
    ])
    const {options, library, shards} = publisher.json('api/v1/search/index.json')
    expect(library).toEqual({name: 'minisearch', version: miniSearchVersion})
    const installed: unknown = JSON.parse(readFileSync(join(root, 'node_modules/minisearch/package.json'), 'utf8'))
    expect(isRecord(installed) ? installed['version'] : undefined).toBe(miniSearchVersion)
    expect(recordsIn(shards)).toEqual([{url: `${feedsUrl}/api/v1/search/1.json`}])
    if (!isRecord(options) || !Array.isArray(options['fields'])) throw new Error('no options')
    const fields = options['fields'].map(String)
    const parts = recordsIn(shards).map(({url}) => {
      const {index} = publisher.json(String(url).slice(feedsUrl.length + 1))
      return MiniSearch.loadJSON(JSON.stringify(index), {...options, fields})
    })
    const search = (words: string) => parts.flatMap((part) => part.search(words)).toSorted((a, b) => b.score - a.score)
    const found = (words: string) => search(words).map(({title}) => String(title))
    expect(found('lumbago')).toEqual(['Back pain'])
    expect(found('masage')).toEqual(['Massage for a sore back'])
    expect(found('back pain')[0]).toBe('Back pain')
    expect(search('sleep')[0]).toMatchObject({
      recalled: true,
      url: 'https://www.example.org/articles/b/',
      api: `${feedsUrl}/api/v1/articles/b.json`,
    })
  })
})

describe('lists', () => {
  it('are sorted, paged, and narrowed down by subject, regions with their parts', async () => {
    const publisher = publisherOf()
    const days = Array.from({length: 205}, (_, index) =>
      article(`a-${String(index).padStart(3, '0')}`, {
        publishedAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
        regions: refs(index % 5 === 0 ? 'low' : 'up'),
        benefits: index < 3 ? refs('calm') : [],
      }),
    )
    const regions = [
      bodyRegion('back'),
      ...['low', 'up'].map((id) => bodyRegion(id, {parent: {_type: 'reference', _ref: 'back'}})),
    ]
    await publisher.publish([
      ...days,
      ...regions,
      benefit('calm', {title: 'Calm'}),
      benefit('ache', {title: 'ache'}),
      benefit('b', {title: 'Better'}),
    ])
    const ids: unknown[] = []
    const linkIn = ({links}: Readonly<Record<string, unknown>>, name: string): string | undefined => {
      const url = isRecord(links) ? links[name] : undefined
      return typeof url === 'string' ? url.slice(feedsUrl.length + 1) : undefined
    }
    for (let path = linkIn(publisher.json('api/v1/articles/index.json'), 'first'); path !== undefined;) {
      const page: Readonly<Record<string, unknown>> = publisher.json(path)
      ids.push(...recordsIn(page['items']).map(({slug: name}) => name))
      path = linkIn(page, 'next')
    }
    expect(ids).toEqual(days.map(({_id}) => _id).toReversed())
    const {facets} = publisher.json('api/v1/articles/index.json')
    const counts = isRecord(facets)
      ? Object.fromEntries(
          Object.entries(facets).map(([name, values]) => [
            name,
            recordsIn(values).map(({slug: name_, count}) => `${String(name_)} ${String(count)}`),
          ]),
        )
      : {}
    expect(counts).toEqual({regions: ['back 205', 'low 41', 'up 164'], benefits: ['calm 3']})
    expect(publisher.json('api/v1/articles/regions/low/index.json')).toMatchObject({
      sort: 'newest',
      total: 41,
      subject: {slug: 'low'},
    })
    // Pages are numbered from the oldest, so that a full one stays as it is.
    const third = publisher.json('api/v1/articles/regions/back/page/3.json')
    expect(recordsIn(third['items']).map(({slug: name}) => name)).toEqual(['a-204', 'a-203', 'a-202', 'a-201', 'a-200'])
    expect(publisher.json('api/v1/articles/regions/back/index.json')).toMatchObject({pages: 3, total: 205})
    expect(publisher.json('api/v1/articles/benefits/b/index.json')).toMatchObject({total: 0, pages: 0})
    expect(recordsIn(publisher.json('api/v1/benefits/page/1.json')['items']).map(({title}) => title)).toEqual([
      'ache',
      'Better',
      'Calm',
    ])
  })
})

describe('the list of feeds', () => {
  it('names every feed with addresses that are there, for programs and for feed readers', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      article('a', {regions: refs('back')}),
      bodyRegion('back', {name: 'Back & <neck>'}),
      feed('own', {description: 'For clinics', content: 'summary'}),
    ])
    const feeds = recordsIn(publisher.json('feeds/index.json')['feeds'])
    expect(feeds.map(({title, description, facet, articles}) => [title, description, facet, articles])).toEqual([
      ['Tests & Trials', undefined, undefined, 1],
      ['Tests & Trials (for mail services)', undefined, undefined, undefined],
      ['The own', 'For clinics', undefined, undefined],
      ['Back & <neck>', undefined, 'regions', 1],
    ])
    const addresses = [...JSON.stringify(feeds).matchAll(/"(https:[^"]+)"/g)].map(([, url = '']) => url)
    expect(addresses).toHaveLength(15)
    for (const url of addresses) expect(publisher.has(url.slice(feedsUrl.length + 1)), url).toBe(true)
    const outlines = parseOpml(publisher.read('feeds/index.opml')).body?.outlines ?? []
    expect(outlines.map(({text, type, xmlUrl}) => [text, type, xmlUrl])).toEqual([
      ['Tests & Trials', 'rss', `${feedsUrl}/feeds/rss.xml`],
      ['Tests & Trials (for mail services)', 'rss', `${feedsUrl}/feeds/mail/rss.xml`],
      ['The own', 'rss', `${feedsUrl}/feeds/own/rss.xml`],
      ['Back & <neck>', 'rss', `${feedsUrl}/feeds/regions/back/rss.xml`],
    ])
  })
})

describe('what is by others', () => {
  it('is cited, and not given away under the publisher’s licence', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      {
        _id: 's',
        _type: 'source',
        title: 'A study',
        authors: ['Doe J', 'et al'],
        publication: 'Journal',
        year: 2020,
        ...slug('s'),
      },
    ])
    const source = publisher.json('api/v1/sources/s.json')
    expect(source['attribution']).toBe('Doe J, et al. A study. Journal. 2020')
    expect(source).not.toHaveProperty('licence')
    expect(JSON.stringify(source['jsonld'])).not.toContain('et al')
  })
})

describe('red flags', () => {
  it('are in a field of their own, and feeds say whether their text is whole', async () => {
    const publisher = publisherOf()
    await publisher.publish([
      article('a', {conditions: refs('pain')}),
      condition('pain', {redFlags: ['You cannot feel your legs.']}),
    ])
    expect(publisher.json('api/v1/articles/a.json')['redFlags']).toEqual(['You cannot feel your legs.'])
    for (const [path, content] of [
      ['feeds/feed.json', 'full'],
      ['feeds/summary/feed.json', 'summary'],
    ] as const) {
      expect(recordsIn(publisher.json(path)['items'])[0]).toMatchObject({
        _bodytext: {content, redFlags: ['You cannot feel your legs.']},
      })
    }
  })
})
