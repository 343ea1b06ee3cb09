import {directive} from 'micromark-extension-directive'
import type {Code, Construct, Extension, State, Tokenizer} from 'micromark-util-types'

/*
 * Directives are colons, a name and what belongs to it (https://talk.commonmark.org/t/generic-directives-plugins-syntax/444).
 * Prose is full of colons: only names that are known make a directive, and between words only with a bracket after them.
 */

/** Syntax of directives with these names, and of no others. */
export function directivesNamed(names: ReadonlySet<string>): Extension {
  const {text, flow} = directive()
  const inText = lookahead(names, 1, (code) => openings.has(code))
  const inFlow = lookahead(names, 2, () => true)
  return {
    text: {[colon]: eachOf(text?.[colon]).map((construct) => onlyIf(inText, construct))},
    flow: {[colon]: eachOf(flow?.[colon]).map((construct) => onlyIf(inFlow, construct))},
  }
}

const openings: ReadonlySet<Code> = new Set([91, 123])

const colon = 58

const onlyIf = (check: Construct, construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    return effects.check(check, construct.tokenize.call(this, effects, ok, nok), nok)
  },
})

/** Looks at colons and a name, and goes on if the name is one of those. */
function lookahead(names: ReadonlySet<string>, colons: number, isEnd: (code: Code) => boolean): Construct {
  const tokenize: Tokenizer = (effects, ok, nok) => {
    let count = 0
    let name = ''
    const inColons: State = (code) => {
      if (code === colon) {
        count += 1
        effects.consume(code)
        return inColons
      }
      return count < colons ? nok(code) : inName(code)
    }
    const inName: State = (code) => {
      if (isNameCode(code)) {
        name += String.fromCharCode(code)
        effects.consume(code)
        return inName
      }
      effects.exit('data')
      return names.has(name) && isEnd(code) ? ok(code) : nok(code)
    }
    return (code) => {
      effects.enter('data')
      return inColons(code)
    }
  }
  return {tokenize, partial: true}
}

function eachOf(constructs: Construct | Construct[] | undefined): Construct[] {
  return constructs === undefined ? [] : Array.isArray(constructs) ? constructs : [constructs]
}

function isNameCode(code: Code): code is NonNullable<Code> {
  return code !== null && code > 0 && /[\w-]/.test(String.fromCharCode(code))
}
