import {isRecord, recordsIn} from '../../src/content/document.ts'

type Fields = Readonly<Record<string, unknown>>

interface Character {
  readonly character: string
  /** Its marks, as text. Empty for white space and for objects. */
  readonly marks: string
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([name, field]) => name !== '_key' && field !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, field]) => [name, sorted(field)]),
  )
}

const text = (value: unknown): string => JSON.stringify(sorted(value))

const charactersOf = (block: Fields): Character[] => {
  const definitions = new Map(recordsIn(block['markDefs']).map((definition) => [definition['_key'], definition]))
  const links = [...definitions].filter(([, {_type: type}]) => type === 'link').map(([key]) => key)
  return recordsIn(block['children']).flatMap((child): Character[] => {
    const own: readonly unknown[] = Array.isArray(child['marks']) ? child['marks'] : []
    const link = links.find((key) => own.includes(key))
    const marks = [...new Set(own)]
      .filter((mark) => !links.includes(mark) || mark === link)
      .map((mark) => (definitions.has(mark) ? text(definitions.get(mark)) : String(mark)))
      .toSorted()
      .join(' ')
    if (child['_type'] !== 'span') {
      const {marks: _marks, ...object} = child
      return [{character: text(object), marks: ''}]
    }
    const lines = String(child['text']).replace(/\r\n?|[\u2028\u2029]/g, '\n')
    return [...lines].map((character) => ({character, marks: character.trim() === '' ? '' : marks}))
  })
}

const isSpace = ({character}: Character): boolean => character === ' ' || character === '\t'
const isBreak = (character: Character | undefined): boolean => character?.character === '\n'

/** Removes what text does not show: white space at the edges of lines, and line breaks at the edges of the block. */
const trimmed = (characters: readonly Character[]): Character[] => {
  const spaceless = characters.filter((character, index) => {
    if (!isSpace(character)) return true
    const before = characters.slice(0, index).findLast((other) => !isSpace(other))
    const after = characters.slice(index + 1).find((other) => !isSpace(other))
    return before !== undefined && after !== undefined && !isBreak(before) && !isBreak(after)
  })
  const start = spaceless.findIndex((character) => !isBreak(character))
  return start === -1 ? [] : spaceless.slice(start, spaceless.findLastIndex((character) => !isBreak(character)) + 1)
}

const blockOf = (block: Fields): Fields => {
  const {_key, _type, children: _children, markDefs: _markDefs, style = 'normal', ...fields} = block
  const characters = trimmed(charactersOf(block))
  return {
    ...fields,
    style,
    text: characters.map(({character}) => character).join(''),
    marks: characters.map(({marks}) => marks).join('|'),
  }
}

const isInvisible = (block: Fields): boolean =>
  block['text'] === '' && block['listItem'] === undefined && ['normal', 'blockquote'].includes(String(block['style']))

const memberOf = (value: Fields): Fields => {
  if (value['_type'] === 'block') return blockOf(value)
  const {_key, ...fields} = value
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, Array.isArray(field) && field.some(isRecord) ? meaning(field) : sorted(field)]),
  )
}

/**
 * The meaning of Portable Text, independent of its keys and of how its text is split into spans: every character with
 * its marks, and every field. Invisible white space is left out.
 */
export const meaning = (blocks: unknown): Fields[] =>
  recordsIn(blocks)
    .map(memberOf)
    .filter((block) => !isInvisible(block))

/** Turns paragraphs with only one picture into that picture. Plain Markdown cannot tell the two apart. */
export const withPictures = (blocks: unknown): Fields[] =>
  recordsIn(blocks).map((block): Fields => {
    if (Array.isArray(block['content'])) return {...block, content: withPictures(block['content'])}
    const visible = recordsIn(block['children']).filter(
      ({_type: type, text: words, marks}) =>
        type !== 'span' ||
        !/^[ \t\r\n]*$/.test(String(words)) ||
        (Array.isArray(marks) && marks.includes('code') && words !== ''),
    )
    const [only, ...others] = visible
    const isPlain = block['_type'] === 'block' && block['style'] === 'normal' && block['listItem'] === undefined
    if (!isPlain || others.length > 0 || only?.['_type'] !== 'image') return block
    const {marks: _marks, ...picture} = only
    return picture
  })
