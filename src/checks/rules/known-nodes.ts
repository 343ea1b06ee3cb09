import {isRecord, recordsIn} from '../../content/document.ts'
import {quote, shorten, type Finding} from '../../content/findings.ts'
import type {Path} from '../../content/path.ts'
import {segmentOf} from '../../content/path.ts'
import {annotations, blockObjects, listItems, styles, textMembers} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** Text contains only what the content model allows. Anything else has no form in the output and would be lost. */
export const knownNodes = defineRule({
  id: 'known-nodes',
  createCheck: () =>
    function* ({document}) {
      for (const {value, path, insideCallout} of textMembers(document)) {
        const allowed = insideCallout ? ['block'] : ['block', ...blockObjects]
        const type = isRecord(value) ? value['_type'] : value
        if (!isRecord(value) || !isOneOf(type, allowed)) yield unknown('block', type, allowed, path)
        else if (type === 'block') yield* unknownInBlock(value, path)
      }
    },
})

function isOneOf(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'string' && names.includes(value)
}

function unknown(what: string, actual: unknown, expected: readonly string[], path: Path): Finding {
  return {
    reason: `Unexpected ${what} ${typeof actual === 'string' ? quote(actual) : `of type ${typeof actual}`}, expected ${expected.join(', ')}`,
    path,
    actual: shorten(String(actual)),
    expected,
  }
}

function* unknownInBlock(block: Readonly<Record<string, unknown>>, path: Path): Generator<Finding> {
  const {style, listItem} = block
  if (style !== undefined && !isOneOf(style, styles)) yield unknown('style', style, styles, [...path, 'style'])
  if (listItem !== undefined && !isOneOf(listItem, listItems)) {
    yield unknown('kind of list', listItem, listItems, [...path, 'listItem'])
  }
  for (const [index, definition] of recordsIn(block['markDefs']).entries()) {
    if (!isOneOf(definition['_type'], annotations)) {
      yield unknown('annotation', definition['_type'], annotations, [...path, 'markDefs', segmentOf(definition, index)])
    }
  }
  for (const [index, child] of recordsIn(block['children']).entries()) {
    if (child['_type'] !== 'span') {
      yield unknown('inline object', child['_type'], ['span'], [...path, 'children', segmentOf(child, index)])
    }
  }
}
