import {kinds} from '../content/kinds.ts'
import {recallOf} from '../content/recall.ts'
import {refsOf} from '../content/references.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {HasCome} from '../content/time.ts'

interface Content {
  readonly snapshot: Pick<Snapshot, 'get'>
  readonly hasCome: HasCome
}

/**
 * What was recalled of that which a text uses, but is not told in it. A text that stays as it was published before, while
 * its document has errors, must not stay without it.
 * @param ids - the documents that the text uses
 * @returns their ids, also those of the therapies behind benefits
 */
export function untoldRecalls(ids: Iterable<string>, text: string, {snapshot, hasCome}: Content): string[] {
  const named = [...ids]
  const used = new Set([...named, ...named.flatMap((id) => refsOf(snapshot.get(id)?.document['therapies']))])
  const told = lettersOf(text)
  return [...used].filter((id) => {
    const document = snapshot.get(id)?.document
    const recall = document === undefined ? undefined : recallOf(document, hasCome)
    return recall !== undefined && !told.includes(lettersOf(recall.reason))
  })
}

/** The ids of the benefits and therapies that a published text names, by their tag URIs or their addresses. */
export function claimsNamedIn(text: string, snapshot: Pick<Snapshot, 'holdersOf' | 'formerHoldersOf'>): string[] {
  return kinds
    .filter(({type}) => type === 'benefit' || type === 'therapy')
    .flatMap(({type, folder}) => [
      ...namesAfter(`tag:[^"\\s:]+:${type}/`, text),
      ...namesAfter(`/${folder}/`, text).flatMap((slug) => [
        ...snapshot.holdersOf(type, slug),
        ...snapshot.formerHoldersOf(type, slug),
      ]),
    ])
}

function namesAfter(prefix: string, text: string): string[] {
  const names = [...text.matchAll(new RegExp(`${prefix}([\\w.-]+)`, 'gu'))].map(([, name = '']) => name)
  return [...new Set(names)]
}

/** A text without what writers of files add: line breaks, escapes, marks. */
function lettersOf(text: string): string {
  return text.replace(/\\[nt]/g, '').replace(/[^\p{L}\p{N}]+/gu, '')
}
