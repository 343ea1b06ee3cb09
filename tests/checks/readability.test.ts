import {toString} from 'nlcst-to-string'
import type {Nodes, Sentence} from 'nlcst'
import fc from 'fast-check'
import retextEnglish from 'retext-english'
import retextReadability from 'retext-readability'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {daleChall} from 'dale-chall'
import {createIsHard} from '../../src/checks/readability.ts'

const words = fc.oneof(
  fc.constantFrom(...daleChall.slice(0, 400)),
  fc.constantFrom('the', 'pain', 'back', 'The', 'Massage', 'notwithstanding', 'considerable', 'individualised', 'Rome'),
  fc.constantFrom('it’s', 'well-being', 'e.g.', '12', 'naïve', 'CT', 'methodological', 'rehabilitation', 'hour'),
  fc.string({unit: fc.constantFrom(...'aeioubcdlnrst'), minLength: 1, maxLength: 14}),
)
const sentences = fc.array(words, {minLength: 1, maxLength: 30}).map((all) => `${all.join(' ')}.`)

it.each([12, 16, 18])('finds the sentences hard at %i that retext-readability finds', (age) => {
  const isHard = createIsHard(age)
  const library = unified().use(retextEnglish).use(retextReadability, {age}).freeze()
  fc.assert(
    fc.property(fc.array(sentences, {minLength: 1, maxLength: 6}), (all) => {
      const tree = library.parse(all.join(' '))
      const file = new VFile()
      library.runSync(tree, file)
      const hard: string[] = []
      visit(tree, 'SentenceNode', (sentence: Sentence) => {
        const own = sentence.children.filter((child: Nodes) => child.type === 'WordNode')
        if (isHard(own.map((word) => toString(word)))) hard.push(toString(sentence))
      })
      expect(hard).toEqual(file.messages.map(({actual}) => actual))
    }),
  )
})
