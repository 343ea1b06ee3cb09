import {parseFeed} from 'feedsmith'
import Parser from 'rss-parser'
import {describe, expect, it} from 'vitest'
import {recordsIn, type SanityDocument} from '../../src/content/document.ts'
import {step} from '../../src/engine/step.ts'
import {plainPicture, toPicture, type TestPicture} from '../pictures/make-picture.ts'
import {article, refs, therapy, textOf} from '../publishing/publisher.ts'
import {caveat, figure, newest, newsletter, picked, publisherForTest, settings} from './make-newsletters.ts'

const articles = [
  caveat('slow', 'caution'),
  therapy('massage', {caveats: refs('slow')}),
  article('first', {title: 'First <b>&</b>', heroImage: figure('What it shows'), therapies: refs('massage')}),
  article('second'),
]
const may = newsletter('may', [picked('A', 'first')], {sendAt: '2026-05-20T07:00:00Z'})
const june = newsletter('june', [picked('A', 'second')], {sendAt: '2026-06-20T07:00:00Z', subject: 'June & after'})
const december = newsletter('december', [picked('A', 'first')], {sendAt: '2026-12-20T07:00:00Z'})
const undated = newsletter('undated', [picked('A', 'second')], {sendAt: undefined})

const titlesIn = (feed: Readonly<Record<string, unknown>>): unknown[] =>
  recordsIn(feed['items']).map(({title}) => title)

describe('the archive', () => {
  it('lists the issues that went out, newest first, and makes the mails of all', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles, may, december, june, undated])
    expect(titlesIn(publisher.json('newsletters/feed.json'))).toEqual(['June & after', 'Subject of may'])
    for (const slug of ['may', 'june', 'december', 'undated'])
      expect(publisher.has(`newsletters/${slug}/message.eml`)).toBe(true)
    const page = publisher.read('newsletters/index.html')
    expect([...page.matchAll(/href="([\w-]+\/index\.html)"/g)].map(([, href]) => href)).toEqual([
      'june/index.html',
      'may/index.html',
    ])
    await publisher.publish([settings, ...articles, may, december, june, undated], {now: '2026-12-21T00:00:00Z'})
    expect(titlesIn(publisher.json('newsletters/feed.json'))).toEqual([
      'Subject of december',
      'June & after',
      'Subject of may',
    ])
  })

  it('is read by other programs: the same issues, with the whole text', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles, may, june])
    const xml = publisher.read('newsletters/rss.xml')
    const items = recordsIn(publisher.json('newsletters/feed.json')['items'])
    const read = await new Parser().parseString(xml)
    expect(read.items.map(({title, link, guid}) => ({title, link, guid}))).toEqual(
      items.map(({title, url, id}) => ({title, link: url, guid: id})),
    )
    expect(read.items.map((item) => String((item as {'content:encoded'?: string})['content:encoded']))).toEqual(
      items.map(({content_html: html}) => html),
    )
    expect(read.items[1]?.['content:encoded' as 'content']).toContain('The words of slow.')
    expect(parseFeed(xml).format).toBe('rss')
    expect(parseFeed(publisher.read('newsletters/feed.json')).format).toBe('json')
  })

  it('leaves nothing of an issue that is gone', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles, may, june])
    await publisher.publish([settings, ...articles, may])
    expect(publisher.has('newsletters/june/index.html')).toBe(false)
    expect(titlesIn(publisher.json('newsletters/feed.json'))).toEqual(['Subject of may'])
  })

  it('keeps an issue with errors as it went out', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles, may, june])
    const before = ['index.html', 'index.txt', 'message.eml'].map((name) => publisher.read(`newsletters/june/${name}`))
    const feed = publisher.read('newsletters/feed.json')
    const {stale} = await publisher.publish([settings, ...articles, may, {...june, subject: 'Broken'}], {
      faulty: ['june'],
    })
    expect(stale).toBe(1)
    expect(
      ['index.html', 'index.txt', 'message.eml'].map((name) => publisher.read(`newsletters/june/${name}`)),
    ).toEqual(before)
    expect(publisher.read('newsletters/feed.json')).toBe(feed)
  })

  it('shows an article as it was published, where it has errors now', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles, june])
    const before = publisher.read('newsletters/june/index.html')
    const changed = articles.map((document) => (document._id === 'second' ? {...document, title: 'Broken'} : document))
    await publisher.publish([settings, ...changed, june], {faulty: ['second']})
    expect(publisher.read('newsletters/june/index.html')).toBe(before)
  })

  it('leaves out what is not published, and says so', async () => {
    const publisher = publisherForTest()
    const later = article('later', {publishedAt: '2026-12-01T00:00:00Z'})
    const {files, mails} = await publisher.publish([
      settings,
      ...articles,
      later,
      newsletter('n', [picked('A', 'later', 'second')], {sendAt: '2026-12-02T07:00:00Z'}),
    ])
    expect(mails[0]?.issue.sections[0]?.items.map(({article: {title}}) => title)).toEqual(['The second'])
    const messages = files.flatMap((file) => file.messages.map(({reason}) => reason))
    expect(messages).toEqual([
      'Cannot show article `The later`, expected one that is published: it is left out of the mail',
    ])
  })

  it('keeps a place for what comes out before the issue does, and says so', async () => {
    const publisher = publisherForTest()
    const soon = article('soon', {publishedAt: '2026-11-25T08:00:00Z'})
    const issue = newsletter('n', [newest('New', {limit: 1}), picked('A', 'second')], {sendAt: '2026-11-27T07:00:00Z'})
    const {mails} = await publisher.publish([settings, ...articles, soon, issue])
    expect(mails[0]?.issue.isWhole).toBe(false)
    expect(mails[0]?.issue.sections.map(({title}) => title)).toEqual(['A'])
    expect(mails[0]?.findings).toMatchObject([
      {reason: expect.stringContaining('`The soon`'), note: 'Its day is still to come: the mail has it from then on'},
    ])
    const then = await publisher.publish([settings, ...articles, soon, issue], {now: '2026-11-26T00:00:00Z'})
    expect(then.mails[0]?.issue.isWhole).toBe(true)
    expect(then.mails[0]?.issue.sections.map(({title}) => title)).toEqual(['New', 'A'])
  })

  it('has issues as they went out: what is dated back does not join them, nor does anything take the place of what is gone', async () => {
    const publisher = publisherForTest()
    const dated = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'].map((day, index) =>
      article(`d${index}`, {publishedAt: `${day}T08:00:00Z`}),
    )
    const issue = newsletter('n', [newest('New', {limit: 2})])
    const titles = async (documents: readonly SanityDocument[]) => {
      const {mails} = await publisher.publish([settings, ...documents, issue])
      return mails[0]?.issue.sections[0]?.items.map(({article: {title}}) => title)
    }
    expect(await titles(dated)).toEqual(['The d3', 'The d2'])
    expect(await titles([...dated, article('back', {publishedAt: '2026-05-20T08:00:00Z'})])).toEqual([
      'The d3',
      'The d2',
    ])
    expect(await titles(dated.slice(0, 3))).toEqual(['The d2'])
    // A change that an editor makes to the issue itself does apply.
    const more = {...issue, sections: [newest('New', {limit: 3})]}
    const {mails} = await publisher.publish([settings, ...dated, more])
    expect(mails[0]?.issue.sections[0]?.items.map(({article: {title}}) => title)).toEqual([
      'The d3',
      'The d2',
      'The d1',
    ])
  })

  it('is there without any issue', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...articles])
    expect(titlesIn(publisher.json('newsletters/feed.json'))).toEqual([])
    expect(parseFeed(publisher.read('newsletters/rss.xml')).format).toBe('rss')
  })
})

const [first, second, logo] = await Promise.all([
  plainPicture(1200, 800, '#336699'),
  plainPicture(1200, 800, '#996633'),
  plainPicture(640, 160),
])
const assets = [first.asset, second.asset, logo.asset]

describe('pictures of mails', () => {
  const withPicture = (assetId: string) =>
    articles.map((document) => (document._id === 'first' ? {...document, heroImage: figure('A', assetId)} : document))
  const namesOf = (publisher: ReturnType<typeof publisherForTest>, {hash}: TestPicture): string[] =>
    publisher.paths().filter((path) => path.startsWith(`assets/${hash}-`))

  it('stay for mails that were sent, when the article has another, until the issue goes', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...withPicture(first.id), may], {assets})
    expect(namesOf(publisher, first)).not.toEqual([])
    for (const _ of [1, 2]) {
      await publisher.publish([settings, ...withPicture(second.id), may], {assets})
      expect(namesOf(publisher, second)).not.toEqual([])
      // The one file that the mail shows, no other.
      expect(namesOf(publisher, first)).toEqual([expect.stringMatching(/0_0_1200_800-1104x736\.png$/)])
    }
    await publisher.publish([settings, ...withPicture(second.id)], {assets})
    expect(namesOf(publisher, first)).toEqual([])
  })

  it('do not stay for a mail that was made and never published', async () => {
    const publisher = publisherForTest()
    const failing = step<object>({
      name: 'failing',
      make: () => {
        throw new Error('It fails')
      },
    })
    await publisher.publishOnly([settings, ...withPicture(first.id), may], {assets})
    const run = publisher.publishOnly([settings, ...withPicture(second.id), may], {
      assets,
      more: [failing],
    })
    await expect(run).rejects.toThrow('It fails')
    await publisher.publishOnly([settings, ...withPicture(first.id), may], {assets})
    expect(namesOf(publisher, first)).not.toEqual([])
    expect(namesOf(publisher, second)).toEqual([])
  })

  it('stay while an issue is held back', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...withPicture(first.id), may], {assets})
    await publisher.publish([settings, ...withPicture(second.id), may], {assets, faulty: ['may']})
    expect(publisher.read('newsletters/may/index.html')).toContain(`/assets/${first.hash}-`)
    expect(namesOf(publisher, first)).not.toEqual([])
  })

  it('are kept without a word while an issue is held back and the article still shows them', async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...withPicture(first.id), may], {assets})
    const {files} = await publisher.publish([settings, ...withPicture(first.id), may], {
      assets,
      faulty: ['may'],
    })
    expect(files.flatMap(({messages}) => messages.map(({ruleId}) => ruleId))).toEqual(['stale'])
  })
})

describe('the feed for mail services', () => {
  it('has the newest articles whole, in HTML that fits into a mail', async () => {
    const publisher = publisherForTest()
    const many = Array.from({length: 25}, (_, index) =>
      article(`a${String(index).padStart(2, '0')}`, {
        publishedAt: `2026-05-01T08:00:${String(index).padStart(2, '0')}Z`,
      }),
    )
    await publisher.publish([settings, ...articles, ...many])
    const items = recordsIn(publisher.json('feeds/mail/feed.json')['items'])
    expect(items.map(({title}) => title).slice(0, 2)).toEqual(['The a24', 'The a23'])
    expect(items).toHaveLength(20)
  })

  it('gives pictures a width and a format that mail programs show', async () => {
    const publisher = publisherForTest()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="9" height="9"/></svg>'
    const drawing = toPicture(new TextEncoder().encode(svg), 800, 600, 'svg')
    const drawn = article('drawn', {
      heroImage: figure('Drawn', drawing.id),
      body: [
        ...textOf('Words.'),
        {...figure('In the text', first.id), _key: 'f'},
        {
          _key: 't',
          _type: 'table',
          rows: [
            {_key: 'r', cells: ['a', 'b']},
            {_key: 'q', cells: ['c', 'd']},
          ],
        },
      ],
    })
    await publisher.publish([settings, drawn], {assets: [first.asset, drawing.asset]})
    const [item] = recordsIn(publisher.json('feeds/mail/feed.json')['items'])
    const html = String(item?.['content_html'])
    expect(html).not.toMatch(/\.svg|class=|<figure|<aside|loading=/)
    expect(html).toContain('alt="In the text" width="552" height="368" style="max-width:100%;height:auto;border:0"')
    expect(html).toContain('<td style="padding:6px 8px;border:1px solid #8a94a0">')
    expect(parseFeed(publisher.read('feeds/mail/rss.xml')).format).toBe('rss')
  })
})
