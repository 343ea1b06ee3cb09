import type {Change} from '../../contract/resource-types.ts'
import type {RegionCoverage} from '../../pages/body-map/coverage.ts'
import type {Site} from '../../site/site.ts'

/** What the page for developers shows. */
export interface DeveloperFacts {
  readonly site: Site
  /** How many documents there are, by the folder of their kind. */
  readonly counts: Readonly<Record<string, number>>
  /** The table of feeds, as HTML. */
  readonly feeds: string
  /** The newest article, in part. */
  readonly sample: Readonly<Record<string, unknown>> | undefined
  /** The last changes, newest first, each with the title of its document, if it is still there. */
  readonly changes: ReadonlyArray<{readonly change: Change; readonly title: string | undefined}>
  readonly freshness: Freshness
  /** The chart of articles by region and benefit and its table, as HTML. */
  readonly coverage: string
}

/** How fresh and how complete the content is. Recalled documents do not count. */
export interface Freshness {
  readonly newestArticle: string | undefined
  readonly lastChange: string | undefined
  readonly articles: number
  readonly reviewed: number
  readonly nextReviewDue: string | undefined
  readonly benefits: number
  readonly graded: number
}

/** How many articles are about each region and claim each benefit. */
export interface Coverage {
  /** How much is about each region, by title. */
  readonly byRegion: readonly RegionCoverage[]
  /** Titles. */
  readonly regions: readonly string[]
  readonly benefits: readonly string[]
  /** By region, then by benefit. */
  readonly counts: ReadonlyArray<readonly number[]>
  /** Whether there are more regions or benefits than fit. */
  readonly isPart: boolean
}
