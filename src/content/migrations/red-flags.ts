import {isNonEmptyString, type SanityDocument} from '../document.ts'
import type {Urgency} from '../red-flags.ts'

/** A change of a document to the model as it is now. */
export interface Migration {
  /** The fields to set. */
  readonly set: Readonly<Record<string, unknown>>
  /** What an editor should look at, a line each. */
  readonly notes: readonly string[]
}

/**
 * Turns the signs of a condition, which were plain texts, into signs with an urgency. Words that stand for an emergency
 * make it one, all others are for today: an editor decides, and until then the sooner one is the safer.
 *
 * @returns undefined if there is nothing to do
 */
export function migrateRedFlags({_type, redFlags}: SanityDocument): Migration | undefined {
  if (_type !== 'condition' || !Array.isArray(redFlags) || !redFlags.some((flag) => typeof flag === 'string'))
    return undefined
  const notes: string[] = []
  const signs = redFlags.flatMap((flag: unknown, index): unknown[] => {
    if (typeof flag !== 'string') return [flag]
    if (!isNonEmptyString(flag)) return []
    const text = flag.trim()
    const urgency = urgencyOf(text)
    notes.push(`${urgency}: ${text}`)
    return [{_key: `flag${index}`, _type: 'redFlag', text, urgency}]
  })
  return {set: {redFlags: signs}, notes}
}

function urgencyOf(text: string): Urgency {
  return emergency.test(text) ? 'emergency' : 'today'
}

/** English and German words of signs that cannot wait. */
const emergency =
  /\b(?:bladder|bowels?|pass (?:water|urine)|pee|genitals?|saddle|erection|both legs|legs? (?:are|is|give)|between (?:your|the) legs|chest|breath\w*|speak\w*|speech|balance|unconscious|faint\w*|paralys\w*|accident|fall|stiff neck|seizure|blase|darm|wasserlassen|urin|genital\w*|beide beine|zwischen den beinen|brust\w*|atem\w*|sprechen|sprach\w*|gleichgewicht|bewusst\w*|ohnm\w*|gelähmt|lähm\w*|unfall|sturz|nackensteif\w*)/iu
