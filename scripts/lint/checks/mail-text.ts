import {defineMailCheck} from '../check.ts'
import {visibleText} from '../mail-document.ts'

const address = /(?:https?:\/\/|mailto:|tel:)\S+/gu

const wordsOf = (text: string): string[] => text.replace(address, ' ').match(/[\p{L}\p{N}]+/gu) ?? []

/** The first word that two texts do not share. */
const difference = (a: readonly string[], b: readonly string[]): number | undefined => {
  const length = Math.max(a.length, b.length)
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return index
  return undefined
}

const around = (words: readonly string[], index: number): string =>
  words.slice(Math.max(0, index - 3), index + 4).join(' ')

export const mailText = defineMailCheck({
  id: 'mail-text',
  promise: 'The plain text says the same words as the mail with pictures',
  *check({tree, mail}) {
    const html = wordsOf(visibleText(tree))
    const text = wordsOf(mail.text)
    const index = difference(html, text)
    if (index === undefined) return
    yield {
      reason: `Unexpected words \`${around(text, index)}\` in the plain text, expected \`${around(html, index)}\` as in the HTML`,
      actual: around(text, index),
    }
  },
})
