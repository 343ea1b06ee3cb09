import {directive} from 'micromark-extension-directive'
import type {Code, Construct, Extension, State, Tokenizer} from 'micromark-util-types'

/*
 * A directive is one or more colons and a name, with an optional label and attributes
 * (https://talk.commonmark.org/t/generic-directives-plugins-syntax/444). Prose is full of colons, so only known names
 * make a directive. Between words, `[` or `{` must also follow the name.
 */

/** Returns the syntax extension for directives with these names and no others. */
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

/** Checks for enough colons, one of these names, and a next character that `isEnd` accepts. */
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
