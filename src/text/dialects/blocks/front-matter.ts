import type {FrontmatterContent, Literal} from 'mdast'
import type {Fields} from '../../tree/vocabulary.ts'
import {isText, shapeOf} from '../shape.ts'

/** Front matter, if the object is of that type. Markdown allows it only at the start of a text. */
export function toFrontMatter(value: Fields): FrontmatterContent[] {
  const shape = shapeOf(value, {format: (format) => formats.has(format), value: isText})
  if (value['_type'] !== 'front-matter' || shape !== 'whole') return []
  const text = String(value['value'])
  return [value['format'] === 'toml' ? {type: 'toml', value: text} : {type: 'yaml', value: text}]
}

export function readFrontMatter({type, value}: FrontmatterContent): Fields {
  return {
    _type: 'front-matter',
    format: type,
    value,
  }
}

const formats: ReadonlySet<unknown> = new Set(['yaml', 'toml'])

/** Front matter in TOML, between lines of plus signs. */
interface Toml extends Literal {
  type: 'toml'
}

declare module 'mdast' {
  interface FrontmatterContentMap {
    toml: Toml
  }
  interface RootContentMap {
    toml: Toml
  }
}
