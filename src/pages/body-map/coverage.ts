import type {MapRegion} from './body-map.ts'

/** What is counted for a region. */
export const measures = ['articles', 'benefits', 'graded'] as const
export type Measure = (typeof measures)[number]

/** The regions that each of some documents names. */
export type NamedRegions = Readonly<Record<Measure, ReadonlyArray<readonly string[]>>>

export interface RegionCoverage {
  readonly region: MapRegion
  readonly counts: Readonly<Record<Measure, number>>
}

/**
 * Counts the articles, the benefits and the benefits with graded evidence of each region. What is about a part of a region
 * counts for the region too, once.
 */
export function coverRegions(regions: readonly MapRegion[], named: NamedRegions): RegionCoverage[] {
  const parents = new Map(regions.map(({id, parent}) => [id, parent]))
  const counted = Object.fromEntries(measures.map((measure) => [measure, countRegions(named[measure], parents)]))
  return regions.map((region) => {
    const countOf = (measure: Measure): number => counted[measure]?.get(region.id) ?? 0
    return {
      region,
      counts: {articles: countOf('articles'), benefits: countOf('benefits'), graded: countOf('graded')},
    }
  })
}

function countRegions(
  all: ReadonlyArray<readonly string[]>,
  parents: ReadonlyMap<string, string | undefined>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const ids of all) for (const id of withParents(ids, parents)) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function withParents(ids: readonly string[], parents: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
  const found = new Set<string>()
  for (let id of ids) {
    while (!found.has(id)) {
      found.add(id)
      const parent = parents.get(id)
      if (parent === undefined) break
      id = parent
    }
  }
  return found
}
