import type {z} from 'zod'
import {changes, changesArchive} from './changes.ts'
import {feedList} from './feed-list.ts'
import {jsonFeed} from './json-feed.ts'
import {list, listPage} from './list.ts'
import {resourceSchemas} from './resource.ts'
import {newsletterFeed} from './newsletter-feed.ts'
import {manifest, manifestShard, redirects, search, searchShard} from './site-files.ts'

/** The shape of one sort of published file. */
export interface ContractShape {
  /** The name of its type. In kebab case, it is the name of its schema file. */
  readonly name: string
  readonly schema: z.ZodObject
  readonly title: string
  readonly description: string
  /** The paths of these files, below the address of the feeds. `{slug}` and the like are placeholders. */
  readonly paths: readonly string[]
  readonly mediaType: string
  /** Who reads these files, and so would notice if a field were removed. */
  readonly readers: string
}

/**
 * The contract: the shape of every JSON file that is published. The published JSON Schemas, OpenAPI document and TypeScript
 * types are generated from it. The types in this code and the check of every JSON file before it is written use it too.
 */
export const contract: readonly ContractShape[] = [
  resource('Article', 'article', 'articles', 'An article', 'sites, apps and mirrors that show articles'),
  resource('Benefit', 'benefit', 'benefits', 'A benefit', 'sites and apps that show claims with their evidence'),
  resource('BodyRegion', 'bodyRegion', 'body-regions', 'A body region', 'sites and apps with maps of the body'),
  resource('Condition', 'condition', 'conditions', 'A condition', 'sites and apps that show conditions and red flags'),
  resource('Therapy', 'therapy', 'therapies', 'A therapy', 'sites and apps that recommend therapies'),
  resource('Person', 'person', 'people', 'A person or a team', 'sites that show who wrote and reviewed'),
  resource('SourceDocument', 'source', 'sources', 'A source', 'sites and tools that show citations'),
  {
    name: 'List',
    schema: list,
    title: 'A list',
    description: 'How many there are, what the list can be narrowed down to, and where its pages begin',
    paths: ['/api/v1/{kind}/index.json', '/api/v1/articles/{facet}/{slug}/index.json'],
    mediaType: 'application/json',
    readers: 'whoever lists documents by kind or by subject',
  },
  {
    name: 'ListPage',
    schema: listPage,
    title: 'A page of a list',
    description: 'Begin at `links.first` of the list and follow `links.next` for the whole of it',
    paths: ['/api/v1/{kind}/page/{page}.json', '/api/v1/articles/{facet}/{slug}/page/{page}.json'],
    mediaType: 'application/json',
    readers: 'whoever lists documents by kind or by subject',
  },
  {
    name: 'Changes',
    schema: changes,
    title: 'What changed',
    description: 'The newest part of the log of changes: what mirrors poll',
    paths: ['/api/v1/changes/index.json'],
    mediaType: 'application/json',
    readers: 'mirrors, search indexes and caches that follow changes',
  },
  {
    name: 'ChangesArchive',
    schema: changesArchive,
    title: 'What changed before',
    description: 'An older part of the log of changes',
    paths: ['/api/v1/changes/{page}.json'],
    mediaType: 'application/json',
    readers: 'mirrors, search indexes and caches that follow changes',
  },
  {
    name: 'JsonFeed',
    schema: jsonFeed,
    title: 'A feed',
    description: 'JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). The same feeds are there as RSS and Atom',
    paths: [
      '/feeds/feed.json',
      '/feeds/summary/feed.json',
      '/feeds/page/{page}.feed.json',
      '/feeds/{facet}/{slug}/feed.json',
      '/feeds/{slug}/feed.json',
    ],
    mediaType: 'application/feed+json',
    readers: 'feed readers and newsletters',
  },
  {
    name: 'FeedList',
    schema: feedList,
    title: 'Every feed',
    description: 'What feeds there are, in all formats. `feeds/index.opml` lists the same for feed readers',
    paths: ['/feeds/index.json'],
    mediaType: 'application/json',
    readers: 'programs that let people choose a feed',
  },
  {
    name: 'NewsletterFeed',
    schema: newsletterFeed,
    title: 'Issues of the newsletter',
    description: 'JSON Feed 1.1 of the issues that went out. The same is there as RSS: `newsletters/rss.xml`',
    paths: ['/newsletters/feed.json'],
    mediaType: 'application/feed+json',
    readers: 'mail services that send what is new in a feed, and sites that show the archive',
  },
  {
    name: 'Search',
    schema: search,
    title: 'How to search',
    description: 'What an index for MiniSearch needs, to search in the browser, and where its parts are',
    paths: ['/api/v1/search/index.json'],
    mediaType: 'application/json',
    readers: 'sites and apps with a search field',
  },
  {
    name: 'SearchShard',
    schema: searchShard,
    title: 'A part of the search index',
    description: 'The index of up to 500 pages',
    paths: ['/api/v1/search/{page}.json'],
    mediaType: 'application/json',
    readers: 'sites and apps with a search field',
  },
  {
    name: 'Redirects',
    schema: redirects,
    title: 'Old addresses',
    description: 'Where old addresses lead, and which pages are gone',
    paths: ['/redirects.json'],
    mediaType: 'application/json',
    readers: 'web servers and site generators',
  },
  {
    name: 'Manifest',
    schema: manifest,
    title: 'The parts of the manifest',
    description: 'Lists of every file, in parts. It is written last, so what its parts list is there',
    paths: ['/manifest.json'],
    mediaType: 'application/json',
    readers: 'mirrors and deployment tools',
  },
  {
    name: 'ManifestShard',
    schema: manifestShard,
    title: 'A part of the manifest',
    description: 'What is published, with hashes: the files whose path’s SHA-256 begins as the name of the part says',
    paths: ['/manifest/{shard}.json'],
    mediaType: 'application/json',
    readers: 'mirrors and deployment tools',
  },
]

/** Returns the name of an entry's schema file, without its file extension. */
export function schemaFileName(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}

/** @throws {Error} if there is no such entry */
export function contractShape(name: string): ContractShape {
  const entry = byName.get(name)
  if (entry === undefined) throw new Error(`Unexpected name ${name}, expected one of the contract`)
  return entry
}

function resource(
  name: string,
  type: keyof typeof resourceSchemas,
  folder: string,
  title: string,
  readers: string,
): ContractShape {
  return {
    name,
    schema: resourceSchemas[type],
    title,
    description: `One document of type \`${type}\`. Optional fields without a value are absent, never null or empty`,
    paths: [`/api/v1/${folder}/{slug}.json`],
    mediaType: 'application/json',
    readers,
  }
}

const byName: ReadonlyMap<string, ContractShape> = new Map(contract.map((entry) => [entry.name, entry]))
