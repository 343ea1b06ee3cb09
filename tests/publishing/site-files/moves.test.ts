import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {movesOf, type Addressed} from '../../../src/publishing/site-files/moves.ts'
import {randomRuns} from '../../random-runs.ts'

const at = (id: string, slug: string, previousSlugs: readonly string[] = [], order = 0): Addressed => ({
  id,
  folder: 'articles',
  slug,
  previousSlugs,
  order,
})

/** The redirects of documents that are all there are. */
const movesAmong = (documents: readonly Addressed[]) =>
  movesOf(documents, (folder, slug) => documents.some((each) => each.folder === folder && each.slug === slug))

const told = (documents: readonly Addressed[]) => movesAmong(documents).map(({from, to}) => `${from} → ${to}`)

describe('redirects', () => {
  it('lead each old address straight to the newest', () => {
    expect(told([at('x', 'c', ['a', 'b'])])).toEqual(['a → c', 'b → c'])
  })

  it('leave addresses alone that are in use, after a swap too', () => {
    expect(told([at('x', 'b', ['a']), at('y', 'a', ['b'])])).toEqual([])
    expect(told([at('x', 'b', ['a', 'b']), at('y', 'c', ['b', 'd'])])).toEqual(['a → b', 'd → c'])
  })

  it('lead to whoever had an address last, where several had it', () => {
    expect(told([at('x', 'b', ['a'], 1), at('y', 'c', ['a'], 2)])).toEqual(['a → c'])
    expect(told([at('x', 'b', ['a'], 3), at('y', 'c', ['a'], 2)])).toEqual(['a → b'])
  })

  it('keep kinds apart', () => {
    const benefit: Addressed = {...at('y', 'd', ['a']), folder: 'benefits'}
    expect(movesAmong([at('x', 'b', ['a']), benefit]).map(({folder, from, to}) => `${folder}/${from} → ${to}`)).toEqual(
      ['articles/a → b', 'benefits/a → d'],
    )
  })

  it('never loop, never chain, and always reach the document as it is now', () => {
    const slug: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const documents = fc.uniqueArray(
      fc.record({slug, previousSlugs: fc.array(slug, {maxLength: 5}), order: fc.nat({max: 9})}),
      {
        selector: (document) => document.slug,
      },
    )
    fc.assert(
      fc.property(documents, (some) => {
        const all = some.map((document, index) => ({...document, id: String(index), folder: 'articles'}))
        const moves = movesAmong(all)
        const live = new Map(all.map((document) => [document.slug, document]))
        const sources = moves.map(({from}) => from)
        expect(new Set(sources).size).toBe(sources.length)
        for (const {from, to, id} of moves) {
          expect(live.has(from)).toBe(false)
          expect(sources).not.toContain(to)
          expect(live.get(to)?.id).toBe(id)
          expect(live.get(to)?.previousSlugs).toContain(from)
        }
        // Every old address is either in use again or redirects.
        for (const {previousSlugs} of all)
          for (const old of previousSlugs) expect(live.has(old) || sources.includes(old)).toBe(true)
        expect(movesAmong(all.toReversed())).toEqual(moves)
      }),
      randomRuns(500),
    )
  })
})
