import type {Step} from '../engine/step.ts'
import {changesPages, newestChanges, redirects, tombstones} from './steps/changes.ts'
import {checks, schemaPlan, similar, style} from './steps/checks.ts'
import {archivePages, feedFiles, feeds} from './steps/feeds.ts'
import {fullTexts, indexParts, llms, search, searchPages, searchParts, sitemap, sitemapPages} from './steps/indexes.ts'
import {items} from './steps/items.ts'
import {listPages, lists} from './steps/lists.ts'
import {archive, mails, selections} from './steps/newsletters.ts'
import {pages} from './steps/pages.ts'
import {draftSelections} from './steps/selections.ts'
import {pictures} from './steps/pictures.ts'
import {readerFront, readerLists, readerMap, readerMoves, readerPages, readerStyleSheet} from './steps/reader-pages.ts'
import {readings} from './steps/readings.ts'
import {settings} from './steps/settings.ts'
import {coverage, developersPage, feedList, siteFiles} from './steps/site-files.ts'
import {verdicts} from './steps/verdicts.ts'

/*
 * What is made of what. A step may ask about the inputs (inputs.ts) and about steps above it.
 */

/** Whether each document may be published, and what is wrong with it. */
const checking: readonly Step[] = [readings, settings, draftSelections, schemaPlan, checks, verdicts]

/** The same with the rules about style, which `validate` runs too. */
export const validating: readonly Step[] = [
  readings,
  settings,
  draftSelections,
  schemaPlan,
  checks,
  similar,
  style,
  verdicts,
]

/** Everything that is published. */
export const publishing: readonly Step[] = [
  ...checking,

  // One document each: its Markdown and its resource. Then the log of changes takes note of what is different.
  pages,

  // Newsletters: which articles, then the mail, then the archive.
  selections,
  mails,
  archive,

  // The lists of the API.
  lists,
  listPages,

  // Feeds: which articles, then the items that no page has rendered yet, then the files.
  tombstones,
  feeds,
  items,
  feedFiles,
  archivePages,
  feedList,

  // Indexes over all pages.
  indexParts,
  sitemapPages,
  sitemap,
  searchParts,
  searchPages,
  search,
  fullTexts,
  llms,

  // What changed, and where old addresses lead.
  changesPages,
  newestChanges,
  redirects,

  // Pages for readers: they show what all the above says.
  readerStyleSheet,
  readerMap,
  readerPages,
  readerMoves,
  readerLists,
  readerFront,

  // Everything else.
  siteFiles,
  coverage,
  developersPage,

  // The pictures that something above shows.
  pictures,
]
