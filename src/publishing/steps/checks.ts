import type {Ask} from '../../engine/ask.ts'
import {step} from '../../engine/step.ts'
import {createDocumentCheck, type CheckOptions} from '../../checks/check-document.ts'
import {isEmbedding} from '../../checks/hold-back.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import type {RuleContext} from '../../checks/rule.ts'
import type {SchemaPlan} from '../../checks/schema/plainly-valid.ts'
import {createSchemaCheck, loadSchemaPlan, type SchemaCheck} from '../../checks/schema/schema-check.ts'
import {createSentences} from '../../checks/sentences.ts'
import {thresholds} from '../../checks/settings.ts'
import {createWordingOf} from '../../checks/wording/document-wording.ts'
import {comparedTypes, similarTitles} from '../../checks/similar-titles.ts'
import type {Entry} from '../../content/entry.ts'
import {isError} from '../../content/findings.ts'
import {kindOf} from '../../content/kinds.ts'
import type {Path} from '../../content/path.ts'
import {isRecalled} from '../../content/recall.ts'
import {referencesIn} from '../../content/references.ts'
import {askedSite} from '../asked/asked-site.ts'
import {askedSnapshot, ownEntry} from '../asked/asked-snapshot.ts'
import {collections} from '../collections.ts'
import {known, places} from '../inputs.ts'
import {readings} from './readings.ts'
import {draftSelections, selectionOf} from './selections.ts'

export interface CheckedFacts {
  /** Whether it has errors of its own. */
  readonly isBroken: boolean
  readonly isRecalled: boolean
  /** The documents that are embedded in it, if errors of theirs hold it back. */
  readonly embeds: ReadonlyArray<{readonly ref: string; readonly path: Path}>
  readonly findings: readonly PlainMessage[]
}

/** What is plainly valid by the schema. Compiling the schema takes half a second, so it is done once for a version. */
export const schemaPlan = step<{readonly plan: SchemaPlan}>({
  name: 'schema plan',
  make: async () => ({facts: {plan: await loadSchemaPlan()}}),
})

/** The findings on each document: of its reader, of the schema, and of all rules but those about style. */
export const checks = step<CheckedFacts>({
  name: 'checks',
  over: places.all,
  isParallel: true,
  make: async (ask, id) => {
    const entry = ownEntry(ask, id)
    if (entry === undefined) return {}
    const checkSchema = schemaCheck(ask.fact(schemaPlan, '', 'plan'))
    const messages = [...(await checkSchema(entry)), ...findingsOf(ask, entry, {withoutAdvice: true})]
    const findings = [...(ask.fact(known, id, 'findings') ?? []), ...messages.map(toPlain)]
    const recalled = isRecalled(entry.document, ask.hasCome)
    const isHeldByOthers = kindOf(entry.type) !== undefined && !recalled
    return {
      facts: {
        isBroken: messages.some(isError),
        isRecalled: recalled,
        embeds: isHeldByOthers ? embedsOf(entry) : [],
        findings,
      },
      places: findings.length === 0 ? [] : [{in: collections.findings, at: id}],
    }
  },
})

/** Titles that are nearly the same, by document. */
export const similar = step<Readonly<Record<string, readonly string[]>>>({
  name: 'similar titles',
  make: (ask) => {
    const snapshot = askedSnapshot(ask)
    return {
      facts: Object.fromEntries(comparedTypes.flatMap((type) => [...similarTitles(snapshot.titlesOf(type))])),
    }
  },
})

/** The findings of rules about style, which an export does without. */
export const style = step<{readonly findings: readonly PlainMessage[]}>({
  name: 'style',
  over: places.all,
  isParallel: true,
  make: (ask, id) => {
    const entry = ownEntry(ask, id)
    const findings = entry === undefined ? [] : findingsOf(ask, entry, {onlyAdvice: true}).map(toPlain)
    return {facts: {findings}, places: findings.length === 0 ? [] : [{in: collections.findings, at: id}]}
  },
})

function findingsOf(ask: Ask, entry: Entry, options: CheckOptions) {
  return createDocumentCheck(contextOf(ask, entry), options)(entry)
}

/** What rules see: the content, by questions. */
function contextOf(ask: Ask, own: Entry): RuleContext {
  const [snapshot, site] = [askedSnapshot(ask, own), askedSite(ask)]
  return {
    snapshot,
    site,
    hasCome: ask.hasCome,
    thresholds,
    readingOf: (id) => ask.facts(readings, id),
    issues: () => ({all: [], of: (id) => selectionOf(ask, draftSelections, id)}),
    sentencesOf: createSentences(),
    wordingOf: createWordingOf({snapshot, site, hasCome: ask.hasCome}),
    similarTo: ({id}) => ask.fact(similar, '', id) ?? [],
  }
}

const schemaChecks = new WeakMap<SchemaPlan, SchemaCheck>()

/** Makes the check of a plan once in a thread. */
function schemaCheck(plan: SchemaPlan = noPlan): SchemaCheck {
  const check = schemaChecks.get(plan) ?? createSchemaCheck(plan)
  schemaChecks.set(plan, check)
  return check
}

const noPlan: SchemaPlan = {types: [], documents: {}}

function embedsOf({document}: Entry) {
  return referencesIn(document)
    .filter(isEmbedding)
    .map(({ref, path}) => ({ref, path}))
}
