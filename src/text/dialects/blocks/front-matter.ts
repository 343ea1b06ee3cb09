import type {FrontmatterContent, Literal} from 'mdast'
import type {Fields} from '../../tree/vocabulary.ts'
import {isText, shapeOf} from '../shape.ts'

/** The fields above a text, as they stood there, if the object is such: they have a form at the start only. */
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

/** The fields above a text in TOML, between lines of plus signs. */
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
