import {RegExpParser, type AST} from '@eslint-community/regexpp'

/*
 * A text has hardly any of the words that patterns look for, and trying hundreds of patterns on each text takes longer
 * than all else. So each pattern is taken apart once, for letters of which some must be in whatever it matches. One look
 * at a text then tells which patterns can match at all.
 */

/** Returns the patterns that may match a text, as `plainly` writes it: all that do, and few others. */
export type Triggers<Pattern> = (plain: string) => readonly Pattern[]

export function createTriggers<Pattern extends {readonly find: RegExp}>(
  patterns: readonly Pattern[],
): Triggers<Pattern> {
  const always: Pattern[] = []
  const branches: Array<{readonly pattern: Pattern; readonly all: number}> = []
  const bySign = new Map<number, Need[]>()
  const byLetters = new Map<number, Need[]>()
  for (const pattern of patterns) {
    const found = branchesOf(pattern.find)
    if (found.some((sets) => sets.length === 0)) {
      always.push(pattern)
      continue
    }
    for (const sets of found) {
      const branch = branches.push({pattern, all: 2 ** sets.length - 1}) - 1
      for (const [index, set] of sets.entries())
        for (const letters of set) {
          const isShort = letters.length < shortest
          const offset = isShort ? 0 : rarest(letters)
          const [table, key] = isShort ? [bySign, letters.charCodeAt(0)] : [byLetters, slotOf(letters, offset)]
          table.set(key, [...(table.get(key) ?? []), {letters, offset, branch, bit: 2 ** index}])
        }
    }
  }
  const isKnown = new Uint8Array(slots)
  for (const slot of byLetters.keys()) isKnown[slot] = 1
  const isSignKnown = new Uint8Array(signs)
  for (const sign of bySign.keys()) isSignKnown[sign] = 1
  const has = new Uint8Array(branches.length)
  return (plain) => {
    has.fill(0)
    const found = new Set(always)
    const take = ({branch, bit}: Need): void => {
      const known = (has[branch] ?? 0) | bit
      has[branch] = known
      const of = branches[branch]
      if (of?.all === known) found.add(of.pattern)
    }
    let [first, second] = [plain.charCodeAt(0), plain.charCodeAt(1)]
    for (let at = 0; at < plain.length; at++) {
      const third = plain.charCodeAt(at + 2)
      const slot = (first * 961 + second * 31 + third) & (slots - 1)
      if (isSignKnown[first] === 1) for (const need of bySign.get(first) ?? noNeeds) take(need)
      first = second
      second = third
      if (isKnown[slot] !== 1) continue
      for (const need of byLetters.get(slot) ?? noNeeds) {
        if (at >= need.offset && plain.startsWith(need.letters, at - need.offset)) take(need)
      }
    }
    return [...found]
  }
}

/** One of the letters that a way to match needs. It needs some of each set. */
interface Need {
  readonly letters: string
  /** Which of the letters a text is looked at for first. */
  readonly offset: number
  readonly branch: number
  /** Which set of the branch it is in. */
  readonly bit: number
}

const noNeeds: readonly Need[] = []

/** As patterns see a text: in any case, with hyphens for spaces. */
export function plainly(text: string): string {
  const lower = text.toLowerCase()
  return /[^\S ]|-| {2}/u.test(lower) ? lower.replace(/[\s-]+/gu, ' ') : lower
}

/** Letters of which some must be there, as `plainly` writes them, or single signs that are no letters. */
type Letters = readonly string[]

/**
 * The ways in which a pattern can match, each with what it needs: some letters of each set. A way without sets may be in
 * any text.
 */
function branchesOf(pattern: RegExp): ReadonlyArray<readonly Letters[]> {
  const {pattern: parsed} = parser.parseLiteral(`/${pattern.source}/${pattern.flags}`)
  return inBranches(parsed.alternatives)
}

function inBranches(alternatives: readonly AST.Alternative[]): Array<readonly Letters[]> {
  return alternatives.flatMap(({elements}) => {
    const parts = elements.filter(({type}) => type !== 'Assertion')
    const [only] = parts
    return parts.length === 1 && only?.type === 'Group'
      ? inBranches(only.alternatives)
      : [candidatesOf(elements).slice(0, maxSets)]
  })
}

/** How many sets of letters are looked for, for each way to match. */
const maxSets = 3

const parser = new RegExpParser({ecmaVersion: 2025})

/** In characters. Shorter ones are in every text. */
const shortest = 3
const slots = 1 << 16
const signs = 1 << 16

/** Where the first three characters of some letters are looked up. */
function slotOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (slots - 1)
}

/** Where the three letters stand that are in the fewest texts, as far as the common words tell. */
function rarest(letters: string): number {
  let [best, fewest] = [0, Infinity]
  for (let at = 0; at + shortest <= letters.length; at++) {
    const count = commonText.split(letters.slice(at, at + shortest)).length
    if (count < fewest) [best, fewest] = [at, count]
  }
  return best
}

function lettersOfAny(alternatives: readonly AST.Alternative[]): Letters | undefined {
  const all = new Set<string>()
  for (const alternative of alternatives) {
    const [letters] = candidatesOf(alternative.elements)
    if (letters === undefined) return undefined
    for (const each of letters) all.add(each)
  }
  return [...all]
}

/** What a sequence must have, what is in the fewest texts first. */
function candidatesOf(elements: readonly AST.Element[]): Letters[] {
  const candidates: Letters[] = []
  let run = ''
  const endRun = (): void => {
    const letters = plainly(run).trim()
    if (letters.length >= shortest) candidates.push([letters])
    else {
      const sign = [...letters].find(isSign)
      if (sign !== undefined) candidates.push([sign])
    }
    run = ''
  }
  for (const element of elements) {
    if (element.type === 'Character') run += String.fromCodePoint(element.value)
    else if (isSpace(element)) run += ' '
    else if (element.type !== 'Assertion') {
      endRun()
      const inside = lettersOfElement(element)
      if (inside !== undefined) candidates.push(inside)
    }
  }
  endRun()
  return candidates.toSorted((a, b) => worth(b) - worth(a))
}

function worth(letters: Letters): number {
  const rarity = letters.map((each) => (common.has(each) ? 1 : each.length < shortest ? shortest : each.length))
  return Math.min(...rarity) - letters.length / 50
}

/** Words that are in many texts about health. */
const common: ReadonlySet<string> = new Set(
  'the and for you not with back can help good nothing only before first need over more out from that this has have your die der das und nicht mit ein eine sie ist auf für rücken kann auch nach bei'.split(
    ' ',
  ),
)

const commonText = ` ${[...common].join(' ')} `

/** What `words` in table.ts makes of a space. */
function isSpace(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.min > 0 && element.element.raw === String.raw`[\s-]`
}

function lettersOfElement(element: AST.Element): Letters | undefined {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return lettersOfAny(element.alternatives)
    case 'Quantifier':
      return element.min === 0 ? undefined : lettersOfElement(element.element)
    case 'CharacterSet':
      return element.kind === 'digit' && !element.negate ? digits : undefined
    case 'CharacterClass':
      return element.negate ? undefined : signsOf(element.elements)
    default:
      return undefined
  }
}

const digits = [...'0123456789']

/** The signs of a class, if it has nothing else. */
function signsOf(elements: readonly AST.CharacterClassElement[]): Letters | undefined {
  const signs = elements.flatMap((element) => {
    const sign = element.type === 'Character' ? String.fromCodePoint(element.value) : ''
    return isSign(sign) ? [sign] : []
  })
  return signs.length === elements.length ? signs : undefined
}

/** A sign that few texts have. */
function isSign(character: string): boolean {
  return character.length === 1 && /[^\p{L}\s.,'’!?:;–—-]/u.test(character)
}
