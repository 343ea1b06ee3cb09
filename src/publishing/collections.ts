/**
 * The names of the collections that steps fill. A subject key is as in `subjectKey`: `regions/<document id>`. Where
 * lists and feeds are told apart by a key, `all` stands for all articles.
 */
export const collections = {
  /** Ids of documents with findings. */
  findings: 'findings',
  /** Ids of documents with a page, now or from an earlier run. */
  pages: 'pages',
  /** Ids of documents and newsletters that stay as an earlier run published them. */
  kept: 'kept',
  /** The document that stays at an address that was published before, because it has errors. */
  staying: (url: string): string => `staying/${url}`,
  /** Ids of newsletters whose mail was made. */
  made: 'made mails',
  /** Ids of documents that could not be rendered. */
  failed: 'failed',
  /** The document at an address. */
  at: (url: string): string => `at/${url}`,
  /** Ids of documents that had other addresses. */
  moved: 'moved',
  /** Keys of lists: the folder of a kind, or `articles/<subject key>`. */
  lists: 'lists',
  /** The documents of a list, from the oldest, or by title. */
  list: (key: string): string => `list/${key}`,
  listPages: 'list pages',
  /** Ids of subjects of a facet, by title. */
  subjects: (facet: string): string => `subjects/${facet}`,
  /** Keys of feeds: `all`, `summary`, `mail`, a subject key, or `own/<document id>`. */
  feeds: 'feeds',
  feedFiles: 'feed files',
  archivePages: 'archive pages',
  /** Items of feeds that are needed: `<document id>/<form>/<format>`. */
  items: 'items',
  /** Articles by the date of their news: publication or recall. */
  news: (subject: string): string => `news/${subject}`,
  recalled: (subject: string): string => `recalled/${subject}`,
  /** Articles that somebody has reviewed; those with a date on which their review is due; benefits with graded evidence. */
  reviewed: 'reviewed articles',
  due: 'articles by review date',
  graded: 'graded benefits',
  /** Documents of a type that are not recalled, by date. */
  liveOf: (type: string): string => `live documents/${type}`,
  /** Folders of kinds that have pages for readers and machines. */
  sitemaps: 'sitemaps',
  sitemapPages: 'sitemap pages',
  sitemap: (folder: string): string => `sitemap/${folder}`,
  /** All pages for readers and machines, from the oldest. Those without a date come first. */
  searchable: 'searchable',
  searchPages: 'search pages',
  fullTexts: 'full text pages',
  /** Pages for readers and machines of a kind: articles by their news, all others by title. */
  readable: (folder: string): string => `readable/${folder}`,
  /** Nodes that failed for a reason that may pass, as `<step>/<key>`. They are tried again in every run. */
  passing: 'passing failures',
  /** Folders of pictures that are shown somewhere, or were in mails that were sent. */
  pictures: 'shown pictures',
  /** How the pictures in a folder are drawn: each a `Picture` and options, as JSON. */
  drawings: (folder: string): string => `drawings/${folder}`,
  /** Names of files in a folder that something shows that stays as it was published. */
  named: (folder: string): string => `named/${folder}`,
  /** The parts of a source that editors leave to be seen, as JSON. Nothing outside them stays published. */
  seen: (hash: string): string => `seen/${hash}`,
  /** Changes by number; the groups that have any; those of documents that are gone. */
  changes: (group: string): string => `changes/${group}`,
  changeGroups: 'change groups',
  gone: 'gone',
  /** Tombstones of articles about a subject. */
  withdrawn: (subject: string): string => `withdrawn/${subject}`,
  /** Ids of newsletters that show a picture of a folder, or did. Sent mails load it from here. */
  mailed: (folder: string): string => `mailed/${folder}`,
  /** Ids of newsletters. */
  newsletters: 'newsletters',
  /** Ids of newsletters that are in the archive, by date. */
  issues: 'issues',
} as const
