import type {Code} from 'mdast'
import type {Fields} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import {isOneLine, isText, shapeOf} from '../shape.ts'

/** Fenced code. The info string is stored in two fields: `language`, its first word, and `meta`, the rest. */
export const code: BlockConverter = {
  shape: (value) => shapeOf(value, {code: isText}, {language: isOneLine, meta: isOneLine}),
  write: ({language, meta, code: text}) => [
    {
      type: 'code',
      lang: typeof language === 'string' && language !== '' ? language : null,
      meta: typeof meta === 'string' && meta !== '' ? meta : null,
      value: String(text),
    },
  ],
}

export function readCode({lang, meta, value}: Code): Fields {
  return {
    _type: 'code',
    ...(lang ? {language: lang} : {}),
    ...(meta ? {meta} : {}),
    code: value,
  }
}
