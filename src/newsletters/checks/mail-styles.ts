import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn, styleOf, textOf} from './mail-document.ts'

export const mailStyles = defineMailCheck({
  id: 'mail-styles',
  promise: 'Looks stand on each element, where mail programs keep them',
  *check({tree}): Iterable<Finding> {
    const sheets = elementsIn(tree, 'style')
    const length = sheets.reduce((sum, sheet) => sum + textOf(sheet).length, 0)
    if (sheets.length > 1) yield {reason: `Unexpected style sheets: ${sheets.length}, expected one`}
    if (length > sheetLength)
      yield {reason: `Unexpected style sheet of ${length} characters, expected at most ${sheetLength}`}
    for (const sheet of sheets) {
      if (/@import|@font-face|url\(/i.test(textOf(sheet)))
        yield {reason: 'Unexpected style sheet that fetches something, expected none'}
    }
    if (elementsIn(tree, 'link').some((link) => /stylesheet/i.test(attribute(link, 'rel') ?? '')))
      yield {reason: 'Unexpected linked style sheet, expected styles on the elements'}
    const bare = elementsIn(tree, ...styled).filter((element) => {
      const isAroundPicture =
        element.tagName === 'a' &&
        element.children.every((child) => child.type === 'element' && child.tagName === 'img')
      return styleOf(element) === '' && !isAroundPicture
    })
    const [first] = bare
    if (first !== undefined)
      yield {
        reason: `Unexpected element <${first.tagName}> without a style of its own, expected one on each`,
        actual: String(bare.length),
      }
  },
})

/** The most characters of a style sheet, which is only for dark mode and narrow screens. */
const sheetLength = 4000

/** Elements that mail programs style in their own ways. */
const styled = ['a', 'body', 'h1', 'h2', 'h3', 'img', 'li', 'p', 'td', 'ul', 'ol']
