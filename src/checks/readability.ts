import {automatedReadability} from 'automated-readability'
import {colemanLiau} from 'coleman-liau'
import {daleChall} from 'dale-chall'
import {daleChallFormula, daleChallGradeLevel} from 'dale-chall-formula'
import {flesch} from 'flesch'
import {gunningFog} from 'gunning-fog'
import {LRUCache} from 'lru-cache'
import {smogFormula} from 'smog-formula'
import {spache} from 'spache'
import {spacheFormula} from 'spache-formula'
import {syllable} from 'syllable'

/** Tells whether a sentence, given as its words, is hard to read. */
export type IsHard = (words: readonly string[]) => boolean

/**
 * Creates a judge of sentences: a sentence is hard if at least four of seven formulas put its readers above the age.
 * Counts and votes are those of retext-readability, which measures every word anew; here each distinct word is measured
 * once.
 *
 * @param age - the reader's age in years
 */
export function createIsHard(age: number): IsHard {
  return (words) => {
    if (words.length < minWords) return false
    const ages = agesOf(countIn(words))
    return ages.filter((each) => each > age).length >= minVotes
  }
}

/** Distinct words that are remembered: many times what a person writes. */
const maxWords = 50_000

/** What a word is depends on the word alone. Making room for so many takes time, so it is done once. */
const knownWords = new LRUCache<string, WordFacts>({max: maxWords})

function factsOf(word: string): WordFacts {
  let known = knownWords.get(word)
  if (known === undefined) {
    known = measure(word)
    knownWords.set(word, known)
  }
  return known
}

/** In shorter sentences a single long word decides. */
const minWords = 5
const minVotes = 4

interface WordFacts {
  readonly caseless: string
  readonly letters: number
  readonly syllables: number
  readonly isPolysyllabic: boolean
  /** Three syllables or more, and not written as a name. */
  readonly isComplex: boolean
  readonly isSpache: boolean
  readonly isDaleChall: boolean
}

const daleChallWords: ReadonlySet<string> = new Set(daleChall)
const spacheWords: ReadonlySet<string> = new Set(spache)

function measure(word: string): WordFacts {
  const caseless = word.toLowerCase()
  const syllables = syllable(word)
  const isPolysyllabic = syllables >= 3
  return {
    caseless,
    letters: word.length,
    syllables,
    isPolysyllabic,
    isComplex: isPolysyllabic && word.charCodeAt(0) === caseless.charCodeAt(0),
    isSpache: spacheWords.has(caseless),
    isDaleChall: daleChallWords.has(caseless),
  }
}

type Counts = ReturnType<typeof countIn>

function countIn(words: readonly string[]) {
  // The formulas count each easy word of a sentence once.
  const easy = new Set<string>()
  const familiar = new Set<string>()
  let [letter, syllables, polysillabicWord, complexPolysillabicWord] = [0, 0, 0, 0]
  for (const word of words) {
    const facts = factsOf(word)
    letter += facts.letters
    syllables += facts.syllables
    if (facts.isPolysyllabic) polysillabicWord++
    if (facts.isComplex) complexPolysillabicWord++
    if (facts.isDaleChall) easy.add(facts.caseless)
    if (facts.isSpache) familiar.add(facts.caseless)
  }
  return {
    sentence: 1,
    word: words.length,
    letter,
    character: letter,
    syllable: syllables,
    polysillabicWord,
    complexPolysillabicWord,
    difficultWord: words.length - easy.size,
    unfamiliarWord: words.length - familiar.size,
  }
}

/** The age that each formula finds for a sentence, in years. */
function agesOf(counts: Counts): number[] {
  return [
    ageOfGrade(automatedReadability(counts)),
    ageOfGrade(colemanLiau(counts)),
    ageOfGrade(daleChallGradeLevel(daleChallFormula(counts))[1]),
    20 - Math.floor(flesch(counts) / 10),
    ageOfGrade(gunningFog(counts)),
    Math.ceil(Math.sqrt(smogFormula(counts)) + 2.5),
    ageOfGrade(spacheFormula(counts)),
  ]
}

/** The age at the end of a school year in the United States (https://en.wikipedia.org/wiki/Educational_stage). */
function ageOfGrade(grade: number): number {
  return Math.round(grade + 5)
}
