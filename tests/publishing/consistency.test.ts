import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {recordsIn} from '../../src/content/document.ts'
import {article, benefit, bodyRegion, createPublisher, refs, therapy, type Publisher} from './publisher.ts'

const publisherForTest = (): Publisher => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-consistency-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return createPublisher(join(folder, 'dist'))
}

const linkTo = (id: string): unknown[] => [
  {
    _key: 'b',
    _type: 'block',
    style: 'normal',
    markDefs: [{_key: 'm', _type: 'internalLink', reference: {_type: 'reference', _ref: id}}],
    children: [{_key: 's', _type: 'span', text: 'Read on', marks: ['m']}],
  },
]

/** A benefit that the publisher of this test accepts, but that breaks the contract when it is rendered. */
const unrenderable = (id: string) => benefit(id, {evidence: [{_key: 'e', _type: 'evidence', certainty: 'odd'}]})

describe('a document that cannot be rendered', () => {
  it('is reported, and nothing links to a page that is not there', async () => {
    const publisher = publisherForTest()
    const documents = [article('a', {body: linkTo('broken'), benefits: refs('broken')}), unrenderable('broken')]
    const {files} = await publisher.publish(documents)
    expect(files.map(({path, messages}) => [path, messages.map(({ruleId}) => ruleId)])).toEqual([
      ['a.json', ['rendering']],
      ['broken.json', ['process-document']],
    ])
    expect(publisher.has('api/v1/benefits/broken.json')).toBe(false)
    const everything = [
      'markdown/articles/a.md',
      'api/v1/articles/a.json',
      'feeds/feed.json',
      'sitemap.xml',
      'llms.txt',
    ]
    for (const path of everything) expect(publisher.read(path), path).not.toContain('/benefits/broken/')
  })

  it('stays as it was published before, and links to it stay', async () => {
    const publisher = publisherForTest()
    const reader = article('a', {body: linkTo('b')})
    await publisher.publish([reader, benefit('b', {claim: 'It may help.'})])
    const before = publisher.read('api/v1/benefits/b.json')
    const {stale} = await publisher.publish([reader, {...unrenderable('b'), claim: 'It may help.'}])
    expect(stale).toBe(1)
    expect(publisher.read('api/v1/benefits/b.json')).toBe(before)
    expect(publisher.read('markdown/articles/a.md')).toContain('/benefits/b/')
  })
})

it('lists the parts of a region in the order editors gave them, on its page and in the API', async () => {
  const publisher = publisherForTest()
  const part = (id: string, order: number | undefined) =>
    bodyRegion(id, {parent: {_type: 'reference', _ref: 'back'}, ...(order === undefined ? {} : {order})})
  await publisher.publish([bodyRegion('back'), part('a', 3), part('b', 1), part('d', 2), part('c', 2)])
  const resource = publisher.json('api/v1/body-regions/back.json')
  const details = resource['details']
  const parts = recordsIn(typeof details === 'object' && details !== null && 'parts' in details ? details.parts : [])
  expect(parts.map(({slug}) => slug)).toEqual(['b', 'c', 'd', 'a'])
  const links = [...publisher.read('markdown/body-regions/back.md').matchAll(/body-regions\/(\w)\//g)]
  expect(links.map(([, slug]) => slug).filter((slug) => slug !== undefined)).toEqual(['b', 'c', 'd', 'a'])
})

describe('the words of a caveat', () => {
  const caveat = {
    _id: 'care',
    _type: 'caveat',
    title: 'Take care',
    severity: 'urgent',
    text: 'Call a doctor.\nDo not wait.\n \nThen rest.',
  }
  const documents = [
    caveat,
    therapy('massage', {caveats: refs('care')}),
    article('a', {therapies: refs('massage'), summary: 'First line.\nSecond line.'}),
  ]

  it('keep their lines and paragraphs in feeds of summaries', async () => {
    const publisher = publisherForTest()
    await publisher.publish(documents)
    const [item] = recordsIn(publisher.json('feeds/summary/feed.json')['items'])
    expect(item?.['content_html']).toContain('<p>Call a doctor.<br>\nDo not wait.</p>\n<p>Then rest.</p>')
    expect(item?.['content_html']).toContain('<p>First line.<br>\nSecond line.</p>')
    expect(item?.['content_text']).toContain('Call a doctor.\nDo not wait.\n\nThen rest.')
  })

  it('are divided alike wherever they stand', async () => {
    const publisher = publisherForTest()
    await publisher.publish(documents)
    const html = '<p>Call a doctor.<br>\nDo not wait.</p>\n<p>Then rest.</p>'
    const [full] = recordsIn(publisher.json('feeds/feed.json')['items'])
    const [summary] = recordsIn(publisher.json('feeds/summary/feed.json')['items'])
    const [mail] = recordsIn(publisher.json('feeds/mail/feed.json')['items'])
    for (const item of [full, summary]) expect(item?.['content_html']).toContain(html)
    expect(String(mail?.['content_html']).replace(/ style="[^"]*"/g, '')).toContain(html)
  })
})
