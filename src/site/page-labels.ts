/** The words of pages for readers, around what editors wrote. */
export interface PageLabels {
  readonly skip: string
  readonly menu: string
  readonly home: string
  readonly search: string
  readonly searchFor: string
  readonly searchNeedsScript: string
  readonly found: string
  readonly foundNothing: string
  readonly contents: string
  readonly published: string
  readonly changed: string
  readonly by: string
  /** `{n}` stands for a number. */
  readonly minutes: string
  readonly about: string
  readonly articlesAbout: string
  readonly noArticles: string
  readonly howSure: string
  /** Opens what must not be left out beside a summary. */
  readonly care: string
  readonly newest: string
  readonly whereHurts: string
  /** What the figure of a body shows. */
  readonly bodyMap: string
  readonly bodyMapOf: string
  readonly front: string
  readonly back: string
  readonly older: string
  readonly newer: string
  readonly all: string
  readonly print: string
  readonly largePrint: string
  readonly printedFrom: string
  readonly feed: string
  readonly developers: string
  readonly newsletters: string
  readonly notFound: string
  readonly notFoundHelp: string
  readonly gone: string
  readonly goneHelp: string
  readonly moved: string
  readonly citation: string
  readonly credentials: string
  readonly noAdvice: string
  /** How a day is written: `{d}`, `{m}` and `{y}` stand for the day, the name of the month and the year. */
  readonly day: string
  readonly months: readonly string[]
  /** Headings above the documents of a kind, by its folder. */
  readonly kinds: Readonly<Record<string, string>>
}

/** Returns the words of a language, by its first subtag. Falls back to English. */
export function pageLabelsFor(language: string): PageLabels {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? english
}

/** Writes the day of a moment (RFC 3339, in UTC) in words. The tables are ours: those of systems differ. */
export function dayIn(moment: string, language: string): string {
  const {day, months} = pageLabelsFor(language)
  const [year = '', month = '', date = ''] = moment.slice(0, 10).split('-')
  return day
    .replace('{d}', String(Number(date)))
    .replace('{m}', months[Number(month) - 1] ?? month)
    .replace('{y}', year)
}

const english: PageLabels = {
  skip: 'To the content',
  menu: 'Main menu',
  home: 'Home',
  search: 'Search',
  searchFor: 'What are you looking for?',
  searchNeedsScript: 'Searching needs JavaScript. These lists have everything too:',
  found: '{n} found',
  foundNothing: 'Nothing found. Try another word, or look through the lists.',
  contents: 'On this page',
  published: 'Published',
  changed: 'Changed',
  by: 'By',
  minutes: '{n} min to read',
  about: 'About',
  articlesAbout: 'Articles about this',
  noArticles: 'There are no articles about this yet.',
  howSure: 'How sure this is',
  care: 'When to get help, how sure this is, who should be careful',
  newest: 'New',
  whereHurts: 'Where does it hurt?',
  bodyMap: 'A body from the front and from behind: choose a place',
  bodyMapOf: 'Where it is on the body: {names}',
  front: 'Front',
  back: 'Back',
  older: 'Older',
  newer: 'Newer',
  all: 'All',
  print: 'Print this page from your browser: it becomes a leaflet.',
  largePrint: 'Print it large',
  printedFrom: 'Look here for the newest version, and whether it was withdrawn:',
  feed: 'Follow as a feed',
  developers: 'For developers',
  newsletters: 'Newsletters',
  notFound: 'There is no such page',
  notFoundHelp: 'The address may be misspelt, or the page was never here. Search, or start from the front page.',
  gone: 'This page is no longer published',
  goneHelp: 'What it said should not be relied on. Search for something newer, or start from the front page.',
  moved: 'This page has moved:',
  citation: 'The publication',
  credentials: 'Credentials',
  day: '{d} {m} {y}',
  months: 'January February March April May June July August September October November December'.split(' '),
  noAdvice: 'This site does not replace advice from a doctor or another health professional who knows you.',
  kinds: {
    articles: 'Articles',
    benefits: 'Benefits',
    'body-regions': 'Body regions',
    conditions: 'Conditions',
    therapies: 'Therapies',
    people: 'People',
    sources: 'Sources',
  },
}

const german: PageLabels = {
  skip: 'Zum Inhalt',
  menu: 'Hauptmenü',
  home: 'Start',
  search: 'Suche',
  searchFor: 'Was suchen Sie?',
  searchNeedsScript: 'Die Suche braucht JavaScript. In diesen Listen steht alles auch:',
  found: '{n} gefunden',
  foundNothing: 'Nichts gefunden. Versuchen Sie ein anderes Wort, oder sehen Sie die Listen durch.',
  contents: 'Auf dieser Seite',
  published: 'Veröffentlicht',
  changed: 'Geändert',
  by: 'Von',
  minutes: '{n} Min. Lesezeit',
  about: 'Worum es geht',
  articlesAbout: 'Artikel darüber',
  noArticles: 'Darüber gibt es noch keine Artikel.',
  howSure: 'Wie sicher das ist',
  care: 'Wann Sie Hilfe brauchen, wie sicher das ist, wer vorsichtig sein sollte',
  newest: 'Neu',
  whereHurts: 'Wo tut es weh?',
  bodyMap: 'Ein Körper von vorn und von hinten: Wählen Sie eine Stelle',
  bodyMapOf: 'Wo es am Körper ist: {names}',
  front: 'Vorn',
  back: 'Hinten',
  older: 'Ältere',
  newer: 'Neuere',
  all: 'Alle',
  print: 'Drucken Sie diese Seite mit Ihrem Browser: Sie wird ein Faltblatt.',
  largePrint: 'Groß drucken',
  printedFrom: 'Die neueste Fassung, und ob sie zurückgezogen wurde, finden Sie hier:',
  feed: 'Als Feed abonnieren',
  developers: 'Für Entwickler',
  newsletters: 'Newsletter',
  notFound: 'Diese Seite gibt es nicht',
  notFoundHelp: 'Vielleicht ist die Adresse falsch geschrieben. Suchen Sie, oder beginnen Sie auf der Startseite.',
  gone: 'Diese Seite ist nicht mehr veröffentlicht',
  goneHelp:
    'Verlassen Sie sich nicht auf das, was hier stand. Suchen Sie Neueres, oder beginnen Sie auf der Startseite.',
  moved: 'Diese Seite ist umgezogen:',
  citation: 'Die Veröffentlichung',
  credentials: 'Qualifikation',
  day: '{d}. {m} {y}',
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  noAdvice: 'Diese Seiten ersetzen keinen Rat von Ärztinnen, Ärzten oder anderen Fachleuten, die Sie kennen.',
  kinds: {
    articles: 'Artikel',
    benefits: 'Wirkungen',
    'body-regions': 'Körperregionen',
    conditions: 'Beschwerden',
    therapies: 'Behandlungen',
    people: 'Personen',
    sources: 'Quellen',
  },
}

const byLanguage: Readonly<Record<string, PageLabels>> = {en: english, de: german}
