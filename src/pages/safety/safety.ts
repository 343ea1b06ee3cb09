import {bySeverity, severityOf} from '../../content/caveats.ts'
import {isDocumentOf, isNonEmptyString, stringsIn, titleOf, type SanityDocument} from '../../content/document.ts'
import {objectsOfType} from '../../content/portable-text.ts'
import {recallOf} from '../../content/recall.ts'
import {redFlagsIn, urgencies} from '../../content/red-flags.ts'
import {refsOf} from '../../content/references.ts'
import {endOfDay} from '../../content/time.ts'
import type {
  Contraindications,
  Resource,
  ResourceWithdrawn,
  Review,
  WarningSigns,
} from '../../contract/resource-types.ts'
import {compact} from '../../contract/compact.ts'
import {tagUri} from '../../site/addresses.ts'
import {labelsFor, type Labels} from '../../site/labels.ts'
import type {Site} from '../../site/site.ts'
import type {Edition} from '../edition.ts'

/** What keeps readers safe, and what no output may lose. See `mustCarry`. */
export type Safety = Pick<Resource, 'withdrawn' | 'warningSigns' | 'contraindications' | 'review'>

export function safetyOf(document: SanityDocument, edition: Edition): Safety {
  const labels = labelsFor(isNonEmptyString(document['language']) ? document['language'] : edition.site.language)
  const isOut = recallOf(document, edition.hasCome) !== undefined
  return compact({
    withdrawn: isOut ? undefined : nonEmpty(withdrawnIn(document, edition)),
    warningSigns: nonEmpty(warningSignsOf(conditionsOf(document, edition), edition.site, labels)),
    contraindications: isOut ? undefined : nonEmpty(contraindicationsOf(document, edition)),
    review: isOut ? undefined : reviewOf(document, edition, labels),
  })
}

/** The benefits that a document claims or shows, without those that were recalled. */
export function claimedBenefits(document: SanityDocument, {snapshot, hasCome}: Edition): SanityDocument[] {
  return benefitIds(document).flatMap((id) => {
    const benefit = snapshot.get(id)?.document
    return benefit === undefined || recallOf(benefit, hasCome) !== undefined ? [] : [benefit]
  })
}

/**
 * The ids of all caveats of a document, most serious first: those in its text and its own, those of its therapies, and
 * those of the therapies behind the benefits that it shows.
 */
export function caveatIdsOf(document: SanityDocument, edition: Edition): string[] {
  const {snapshot} = edition
  const own = [...objectsOfType(document, 'caveatNotice')].flatMap(({block}) => refsOf(block['caveat']))
  const carried = therapiesOf(document, edition).flatMap((therapy) => refsOf(therapy['caveats']))
  const ids = [...new Set([...own, ...refsOf(document['caveats']), ...carried])]
  return bySeverity(
    ids.flatMap((id) => {
      const caveat = snapshot.get(id)?.document
      return caveat !== undefined && isDocumentOf(caveat, 'caveat') ? [{id, severity: severityOf(caveat)}] : []
    }),
  ).map(({id}) => id)
}

function benefitIds(document: SanityDocument): string[] {
  const shown = [...objectsOfType(document, 'benefitList')].flatMap(({block}) => refsOf(block['benefits']))
  return [...new Set([...refsOf(document['benefits']), ...shown])]
}

/** The therapies that a document recommends, by itself or through its benefits. */
function therapiesOf(document: SanityDocument, edition: Edition): SanityDocument[] {
  if (document._type === 'therapy') return []
  const benefits = claimedBenefits(document, edition)
  const ids = new Set([document, ...benefits].flatMap(({therapies}) => refsOf(therapies)))
  return [...ids].flatMap((id) => edition.snapshot.get(id)?.document ?? [])
}

function conditionsOf(document: SanityDocument, {snapshot}: Edition): SanityDocument[] {
  if (document._type === 'condition') return [document]
  return refsOf(document['conditions']).flatMap((id) => snapshot.get(id)?.document ?? [])
}

function withdrawnIn(document: SanityDocument, {snapshot, site, hasCome, pageOf}: Edition): ResourceWithdrawn[] {
  const ids = new Set([...refsOf(document['therapies']), ...benefitIds(document)])
  const viaBenefits = [...ids].flatMap((id) => refsOf(snapshot.get(id)?.document['therapies']))
  return [...new Set([...ids, ...viaBenefits])].flatMap((id) => {
    const used = snapshot.get(id)?.document
    const recall = used === undefined ? undefined : recallOf(used, hasCome)
    if (used === undefined || recall === undefined) return []
    return [
      {
        id: tagUri(site, used._type, id),
        type: used._type,
        title: titleOf(used),
        at: recall.at,
        reason: recall.reason,
        ...compact({url: pageOf(id)?.url}),
      },
    ]
  })
}

function warningSignsOf(conditions: readonly SanityDocument[], site: Site, labels: Labels): WarningSigns[] {
  return urgencies.flatMap((urgency) => {
    const byText = new Map<string, string[]>()
    for (const condition of conditions) {
      for (const flag of redFlagsIn(condition)) {
        if (flag.urgency === urgency) byText.set(flag.text, [...(byText.get(flag.text) ?? []), titleOf(condition)])
      }
    }
    if (byText.size === 0) return []
    const signs = [...byText].map(([text, names]) => ({text, conditions: names}))
    return [{urgency, action: actionOf(urgency, site, labels), signs}]
  })
}

/** What to do about signs: in an emergency, whom to call. */
function actionOf(urgency: WarningSigns['urgency'], {emergencyNumbers}: Site, labels: Labels): string {
  const numbers = emergencyNumbers.map(({country, number}) => `${number} (${country})`).join(', ')
  return labels.urgency[urgency].replace('{numbers}', numbers === '' ? labels.emergencyNumber : numbers)
}

function contraindicationsOf(document: SanityDocument, edition: Edition): Contraindications[] {
  return therapiesOf(document, edition).flatMap((therapy) => {
    const who = stringsIn(therapy['contraindications']).map((each) => each.trim())
    const isOut = recallOf(therapy, edition.hasCome) !== undefined
    return who.length === 0 || isOut ? [] : [{therapy: titleOf(therapy), who}]
  })
}

/** What readers are told about the review of an article. */
function reviewOf(document: SanityDocument, {snapshot, hasCome}: Edition, labels: Labels): Review | undefined {
  if (!isDocumentOf(document, 'article')) return undefined
  const {reviewedAt, reviewDueAt} = document
  const [reviewer] = refsOf(document.reviewedBy).flatMap((id) => snapshot.get(id)?.document ?? [])
  const end = reviewDueAt === undefined ? undefined : endOfDay(reviewDueAt)
  const isDue = end !== undefined && hasCome(end)
  const due = reviewDueAt === undefined ? undefined : {due: reviewDueAt}
  const words = labels.review
  if (reviewer === undefined || reviewedAt === undefined) {
    const overdue = isDue && due !== undefined ? ` ${filled(words.due, due)}` : ''
    return {status: 'none', statement: `${words.none}${overdue}`}
  }
  const done = filled(words.reviewed, {by: nameOf(reviewer), on: reviewedAt})
  if (due === undefined) return {status: 'reviewed', statement: done}
  return isDue
    ? {status: 'due', statement: `${done} ${filled(words.due, due)}`}
    : {status: 'reviewed', statement: `${done} ${filled(words.next, due)}`}
}

function nameOf(person: SanityDocument): string {
  const {credentials} = person
  return isNonEmptyString(credentials) ? `${titleOf(person)}, ${credentials.trim()}` : titleOf(person)
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '')
}

function nonEmpty<Member>(members: readonly Member[]): readonly Member[] | undefined {
  return members.length === 0 ? undefined : members
}
