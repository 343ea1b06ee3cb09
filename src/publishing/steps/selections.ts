import type {Ask} from '../../engine/ask.ts'
import type {NodeKind} from '../../engine/node-kind.ts'
import {step} from '../../engine/step.ts'
import {selectIssues, type IssueSelections, type Selection} from '../../content/issue-selection.ts'
import {askedSnapshot} from '../asked/asked-snapshot.ts'
import {places} from '../inputs.ts'

/** The articles of each issue, by the id of its newsletter. */
export type SelectionFacts = Readonly<Record<string, StoredSelection>>

/** A selection as JSON. The issue before it is named by its id. */
interface StoredSelection extends Omit<Selection, 'previous' | 'articleIds'> {
  readonly previous?: string
  readonly articleIds: readonly string[]
}

/**
 * Selects the articles of all issues, as far as dates decide: there are no verdicts yet. The rules about newsletters ask
 * for it.
 */
export const draftSelections = step<SelectionFacts>({
  name: 'draft selections',
  make: (ask) => ({facts: storedSelections(selectionsOf(ask, {isOut: () => true}))}),
})

/** Selects the articles of all issues. @param choose - which articles are out, and which an issue was sent with */
export function selectionsOf(
  ask: Ask,
  choose: Pick<Parameters<typeof selectIssues>[0], 'isOut' | 'sentWith'>,
): IssueSelections {
  return selectIssues({...choose, snapshot: askedSnapshot(ask), now: latestMoment(ask), newestFirst: newestFirst(ask)})
}

/** Reads back a selection, with the issues before it. */
export function selectionOf(ask: Ask, kind: NodeKind<SelectionFacts>, id: string): Selection | undefined {
  const stored = ask.fact(kind, '', id)
  if (stored === undefined) return undefined
  const {previous, articleIds, ...rest} = stored
  return {
    ...rest,
    sendAt: rest.sendAt,
    previous: previous === undefined ? undefined : selectionOf(ask, kind, previous),
    articleIds: new Set(articleIds),
  }
}

export function storedSelections({all}: IssueSelections): SelectionFacts {
  return Object.fromEntries(
    all.map(({previous, articleIds, ...rest}) => [
      rest.id,
      {...rest, ...(previous === undefined ? {} : {previous: previous.id}), articleIds: [...articleIds]},
    ]),
  )
}

/**
 * The moment of issues without a date: the last of all moments that they are compared with and that have come. A step
 * cannot ask what time it is, because the answer would be another one in every run.
 */
function latestMoment(ask: Ask): Date {
  const come = [places.byDate, places.recalls].flatMap((collection) => {
    for (const {date} of backwards(ask, collection)) if (ask.hasCome(date)) return [date]
    return []
  })
  return new Date(Math.max(0, ...come.map((date) => Date.parse(date))))
}

/** The ids of articles, newest first. Those of the same moment are in the order of their ids. */
function* newestFirst(ask: Ask): Generator<string> {
  let [latest, keys]: [string, string[]] = ['', []]
  for (const {date, key} of backwards(ask, places.byDate)) {
    if (date !== latest) {
      yield* keys
      ;[latest, keys] = [date, []]
    }
    keys.unshift(key)
  }
  yield* keys
}

/** Goes through a collection of dated places from its end, some members at a time. */
function* backwards(ask: Ask, collection: string): Generator<{readonly date: string; readonly key: string}> {
  let before = '\u{10FFFF}'
  for (;;) {
    const members = ask.slice(collection, {before, count: chunk})
    for (const {at, key} of members.toReversed()) yield {date: at.split(' ')[0] ?? '', key}
    const [first] = members
    if (first === undefined || members.length < chunk) return
    before = first.at
  }
}

const chunk = 50
