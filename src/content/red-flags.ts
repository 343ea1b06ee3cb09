import {isNonEmptyString, isRecord, type SanityDocument} from './document.ts'

/** How soon a sign needs medical help, soonest first. */
export const urgencies = ['emergency', 'today', 'soon'] as const
export type Urgency = (typeof urgencies)[number]

export interface RedFlag {
  readonly text: string
  readonly urgency: Urgency
}

/**
 * The signs of a condition that need medical help, soonest first. Documents from before urgencies have plain texts: they
 * count as signs for today, and a rule asks for the urgency.
 */
export function redFlagsIn({redFlags}: SanityDocument): RedFlag[] {
  const found = (Array.isArray(redFlags) ? redFlags : []).flatMap((value: unknown): RedFlag[] => {
    const text = isRecord(value) ? value['text'] : value
    if (!isNonEmptyString(text)) return []
    const urgency = urgencies.find((each) => isRecord(value) && value['urgency'] === each) ?? 'today'
    return [{text: text.trim(), urgency}]
  })
  return byUrgency(found)
}

/** Sorts signs, soonest first. */
export function byUrgency(flags: readonly RedFlag[]): RedFlag[] {
  return flags.toSorted((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency))
}
