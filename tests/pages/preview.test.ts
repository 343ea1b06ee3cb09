import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {SanityDocument} from '../../src/content/document.ts'
import {kindOf} from '../../src/content/kinds.ts'
import {formatPath, type Path} from '../../src/content/path.ts'
import {readerTexts} from '../../src/content/reader-text.ts'
import {openContent} from '../../src/content/readers/open-content.ts'
import {readSnapshot} from '../../src/content/readers/read-snapshot.ts'
import {coverRegions} from '../../src/pages/body-map/coverage.ts'
import {makePage} from '../../src/pages/preview/make-page.ts'
import {isWithin, marksIn, markTexts, withoutMarks} from '../../src/pages/preview/text-marks.ts'

const read = async (): Promise<readonly SanityDocument[]> => {
  const {entries} = await readSnapshot(await openContent(join(import.meta.dirname, '../../content'), {}))
  return [...entries.values()].map(({document}) => document)
}

const now = new Date('2026-11-30T09:00:00Z')

/** The names of pictures hold a hash of their credit, so those of marked credits have other names. */
const withoutHashes = (html: string): string => html.replace(/[0-9a-f]{40}-[0-9a-f]{8}/g, 'picture')

describe('the page of a draft', () => {
  it('says where each text comes from, and is otherwise the same page', async () => {
    const documents = await read()
    for (const document of documents.filter(({_type: type}) => kindOf(type) !== undefined)) {
      const others = documents.filter((other) => other !== document)
      const plain = makePage(document, others, now)
      const {documents: marked, placesOf} = markTexts([document, ...others])
      const [first, ...rest] = marked
      const page = first === undefined ? undefined : makePage(first, rest, now)
      expect(withoutHashes(withoutMarks(page?.html ?? ''))).toBe(withoutHashes(plain?.html ?? 'none'))
      const places = (page?.html.match(marksIn) ?? []).flatMap((mark) => placesOf(mark))
      const own = new Set(places.filter((place) => place.documentId === document._id).map(({path}) => formatPath(path)))
      // Its title, and every block of its text, can be clicked.
      const title = document._type === 'person' || document._type === 'bodyRegion' ? 'name' : 'title'
      if (document._type === 'article') {
        expect(own).toContain(title)
        const blocks = [...readerTexts(document)]
          .filter(({path}) => path[0] === 'body')
          .map(({path}) => formatPath(path))
        expect(blocks.filter((path) => !own.has(path))).toEqual([])
      }
      expect([document._id, own.size > 0]).toEqual([document._id, true])
    }
  })

  it('marks any text without changing it, wherever it ends', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: 'grapheme'})), (texts) => {
        const document = {_id: 'a', _type: 'article', title: texts[0] ?? 'x', takeaways: texts.slice(1)}
        const {documents, placesOf} = markTexts([document])
        const [marked] = documents
        expect(JSON.parse(withoutMarks(JSON.stringify(marked)))).toEqual(document)
        const marks = JSON.stringify(marked).match(marksIn) ?? []
        expect(marks.every((mark) => placesOf(mark)[0]?.documentId === 'a')).toBe(true)
        expect(new Set(marks).size).toBe(new Set(texts.length === 0 ? ['x'] : texts.filter((text) => text !== '')).size)
      }),
    )
  })

  it('finds the text that a field is part of, and the texts that are part of a field', () => {
    const body: Path = ['body', {_key: 'a'}]
    expect(isWithin([...body, 'children', {_key: 'b'}], body)).toBe(true)
    expect(isWithin(body, ['body'])).toBe(true)
    expect(isWithin(body, [...body, 'children'])).toBe(false)
    expect(isWithin(['body', {_key: 'b'}], body)).toBe(false)
    expect(isWithin(['bodyText'], ['body'])).toBe(false)
  })
})

describe('the coverage of regions', () => {
  const region = (id: string, parent?: string) => ({id, title: id, url: '', codes: [], parent})

  it('counts what is about a part for the region too, and each document once', () => {
    const regions = [region('back'), region('lower', 'back'), region('upper', 'back'), region('knee')]
    const covered = coverRegions(regions, {
      articles: [['lower', 'upper'], ['back'], ['lower']],
      benefits: [['knee']],
      graded: [],
    })
    expect(covered.map(({region: {id}, counts}) => [id, counts.articles, counts.benefits, counts.graded])).toEqual([
      ['back', 3, 0, 0],
      ['lower', 2, 0, 0],
      ['upper', 1, 0, 0],
      ['knee', 0, 1, 0],
    ])
  })

  it('ends where regions are parts of each other, or of one that is not there', () => {
    const regions = [region('a', 'b'), region('b', 'a'), region('c', 'gone')]
    const covered = coverRegions(regions, {articles: [['a'], ['c'], ['gone']], benefits: [], graded: []})
    expect(covered.map(({counts}) => counts.articles)).toEqual([1, 1, 1])
  })
})
