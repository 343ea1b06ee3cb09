import type {KnownRegion} from './use-regions.ts'

/** A region in the list beside the figure, and how deep it is in it. */
export interface ListedRegion {
  readonly region: KnownRegion
  readonly depth: number
}

/** Lists regions below those that they are parts of. None is left out, even if they are parts of each other. */
export function regionTree(regions: readonly KnownRegion[]): readonly ListedRegion[] {
  const known = new Set(regions.map(({id}) => id))
  const under = Map.groupBy(regions, ({parent}) => (parent !== undefined && known.has(parent) ? parent : ''))
  const listed = new Map<string, ListedRegion>()
  const list = (of: string, depth: number): void => {
    for (const region of under.get(of) ?? []) {
      if (listed.has(region.id)) continue
      listed.set(region.id, {region, depth})
      list(region.id, depth + 1)
    }
  }
  list('', 0)
  for (const region of regions) if (!listed.has(region.id)) listed.set(region.id, {region, depth: 0})
  return [...listed.values()]
}
