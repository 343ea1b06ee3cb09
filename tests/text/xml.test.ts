import fc from 'fast-check'
import {SaxesParser} from 'saxes'
import {toXml} from 'xast-util-to-xml'
import type {Element} from 'xast'
import {describe, expect, it} from 'vitest'
import {element, renderAround, renderXml, type XmlChild} from '../../src/text/write/xml.ts'
import {randomRuns} from '../random-runs.ts'

/** What a parser reads of XML: elements with their attributes, texts, and ends. */
const eventsIn = (xml: string): unknown[] => {
  const events: unknown[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({name, attributes}) => events.push([name, attributes]))
  parser.on('closetag', ({name}) => events.push(`/${name}`))
  parser.on('text', (text) => {
    if (text !== '') events.push(text)
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return events
}

const words = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '&amp;',
      ' x="a & b"',
      '<!--',
      '\u0000',
      '\uD800',
      'é',
      '\u{1F600}',
    ),
    fc.string({maxLength: 4}).map((text) => text.replaceAll(/[\r\n\t]/g, ' ')),
  ),
  {maxLength: 6},
)
const text = words.map((parts) => parts.join(''))
const attributes = fc.dictionary(fc.constantFrom('a', 'href', 'xml:lang'), text)

const trees = fc.letrec<{tree: Element; child: XmlChild}>((tie) => ({
  tree: fc
    .tuple(fc.constantFrom('a', 'item', 'dc:creator'), attributes, fc.array(tie('child'), {maxLength: 4}))
    .map(([name, own, children]) => element(name, own, children)),
  child: fc.oneof({depthSize: 'small'}, text, fc.constant(undefined), tie('tree')),
})).tree

describe('XML', () => {
  it('reads as what xast-util-to-xml writes of the same tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const byLibrary = toXml(tree, {closeEmptyElements: true}).replaceAll(']]>', ']]&gt;')
        expect(eventsIn(renderXml(tree))).toEqual(eventsIn(byLibrary))
      }),
      randomRuns(300),
    )
  })

  it('is put around a part that is rendered already', () => {
    const {before, after} = renderAround(element('rss', {}, [element('channel', {}, [element('title', {}, ['A'])])]), [
      'channel',
    ])
    expect(`${before}<item />${after}`).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<rss><channel><title>A</title><item /></channel></rss>\n',
    )
  })
})
