import type {Entry} from '../../content/entry.ts'
import {isNonEmptyString, stringsIn, type SanityDocument} from '../../content/document.ts'
import {quote, type Finding} from '../../content/findings.ts'
import {objectsOfType} from '../../content/portable-text.ts'
import {readerTexts, type ReaderText} from '../../content/reader-text.ts'
import {isRecalled} from '../../content/recall.ts'
import {refsOf} from '../../content/references.ts'
import type {Snapshot} from '../../content/snapshot.ts'
import type {HasCome} from '../../content/time.ts'
import type {Site} from '../../site/site.ts'
import {saysSomething} from '../../content/says-something.ts'
import {fold} from './fold.ts'
import {languages} from './languages/index.ts'
import {findWording, tableOf, type Wording, type WordingContext} from './find-wording.ts'
import {wordingKinds, type WordingKindId} from './kinds.ts'

/** The findings on the words of a document, by rule. */
export type WordingOf = (entry: Entry) => ReadonlyMap<string, readonly Finding[]>

interface WordingOptions {
  readonly hasCome: HasCome
  readonly snapshot: Snapshot
  readonly site: Pick<Site, 'language'>
}

/** Remembers the findings of the last document: a dozen rules ask for them in turn. */
export function createWordingOf({snapshot, site, hasCome}: WordingOptions): WordingOf {
  let latest: {readonly document: SanityDocument; readonly found: ReturnType<WordingOf>} | undefined
  return ({document}) => {
    if (latest?.document !== document)
      latest = {document, found: findIn(document, snapshot, {language: languageOf(document, site.language), hasCome})}
    return latest.found
  }
}

/** The language of a document's texts, as a language tag. */
export function languageOf({language}: SanityDocument, siteLanguage: string): string {
  return isNonEmptyString(language) ? language : siteLanguage
}

interface FindOptions {
  readonly language: string
  readonly hasCome: HasCome
}

function findIn(
  document: SanityDocument,
  snapshot: Snapshot,
  {language, hasCome}: FindOptions,
): ReadonlyMap<string, Finding[]> {
  const texts = [...shownTexts(document, hasCome)]
  const common = contextOf(document, snapshot, language)
  const cited = texts.filter(({sources}) => sources.length > 0)
  const numbers = new Set(cited.flatMap(({text}) => numbersIn(text)))
  const found = new Map<string, Finding[]>()
  for (const {text, path, voice, canCite, sources} of texts) {
    // A title cannot cite. What it says is said again where it is cited.
    const isCited =
      sources.length > 0 || (!canCite && cited.length > 0 && numbersIn(text).every((each) => numbers.has(each)))
    for (const wording of findWording(text, {
      ...common,
      isWarning: voice === 'warning' || voice === 'mistake',
      isMistake: voice === 'mistake',
      isDisclosed: common.isDisclosed === true || voice === 'disclosure',
      isCited,
    }))
      found.set(wording.kind, [...(found.get(wording.kind) ?? []), {...toFinding(wording), path}])
  }
  return found
}

/** The texts that are the publisher's own. A recalled document shows its reason only. */
function* shownTexts(document: SanityDocument, hasCome: HasCome): Generator<ReaderText> {
  const recalled = isRecalled(document, hasCome)
  for (const text of readerTexts(document))
    if (text.voice !== 'quoted' && (!recalled || text.path[0] === 'recall')) yield text
}

function contextOf(document: SanityDocument, snapshot: Snapshot, language: string): WordingContext {
  const therapies =
    document._type === 'therapy'
      ? [document]
      : refsOf(document['therapies']).flatMap((id) => snapshot.get(id)?.document ?? [])
  const contraindications = therapies.flatMap((therapy) => stringsIn(therapy['contraindications']))
  const notices = [...objectsOfType(document, 'caveatNotice')].flatMap(({block}) => refsOf(block['caveat']))
  const caveats = [...notices, ...refsOf(document['caveats']), ...therapies.flatMap((each) => refsOf(each['caveats']))]
    .flatMap((id) => snapshot.get(id)?.document ?? [])
    .map(({text}) => (typeof text === 'string' ? text : ''))
  const vulnerable = tableOf(language)?.vulnerable
  return {
    language,
    contraindications,
    isDisclosed: [document['funding'], document['conflictsOfInterest']].some(disclosesSomething),
    hasCaveatForVulnerable: [...contraindications, ...caveats].some((text) => vulnerable?.test(text) === true),
  }
}

/** Whether a disclosure names somebody. "None" and "Nobody paid for this" do not. */
function disclosesSomething(text: unknown): boolean {
  return (
    isNonEmptyString(text) &&
    saysSomething(text) &&
    !languages.some(({stance}) => stance.nobody.test(fold(text).trim()))
  )
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)?/gu)].map(([number]) => number)
}

function toFinding({kind, match, sentence, doubt, atMost}: Wording): Finding {
  const {what, why, instead} = wordingKinds[kind satisfies WordingKindId]
  return {
    reason: `Unexpected ${what}: ${quote(match)}${doubt === undefined ? '' : `, though ${doubt}`}`,
    actual: sentence,
    words: match,
    note: `${instead}. ${why}`,
    ...(atMost === undefined ? {} : {atMost}),
  }
}
