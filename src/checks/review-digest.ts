import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {SanityDocument} from '../content/document.ts'
import {objectsOfType} from '../content/portable-text.ts'
import {readerTexts} from '../content/reader-text.ts'
import {refsOf} from '../content/references.ts'

/**
 * A sum of the words that readers see of an article: its own, and those of the benefits, therapies, conditions and caveats
 * that it shows. A reviewer signs these words. If the sum changes, somebody should read them again.
 *
 * @param find - finds a document by its id
 */
export function reviewDigest(document: SanityDocument, find: (id: string) => SanityDocument | undefined): string {
  const listed = [...objectsOfType(document, 'benefitList')].flatMap(({block}) => refsOf(block['benefits']))
  const noticed = [...objectsOfType(document, 'caveatNotice')].flatMap(({block}) => refsOf(block['caveat']))
  const own = ['benefits', 'therapies', 'conditions'].flatMap((field) => refsOf(document[field]))
  const shown = [...new Set([...own, ...listed, ...noticed])].toSorted().flatMap((id) => find(id) ?? [])
  const words = [document, ...shown].map((each) => [...readerTexts(each)].map(({text}) => text))
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(words)))).slice(0, 32)
}
