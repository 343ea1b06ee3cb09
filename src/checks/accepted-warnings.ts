import type {VFileMessage} from 'vfile-message'
import {isNonEmptyString, isRecord, recordsIn, type SanityDocument} from '../content/document.ts'
import {quote, toMessage, type Finding, type Origin} from '../content/findings.ts'
import {segmentOf, type Path} from '../content/path.ts'
import {fold} from './wording/fold.ts'

/** An editor's answers to the warnings on a document. */
export interface Answers {
  /**
   * Returns the note that stands for a finding if somebody accepted it. Each answer is for one finding and for its very
   * words. An error cannot be accepted.
   */
  readonly answer: (finding: Finding, origin: Origin) => VFileMessage | undefined
  /** Notes about answers that nothing asks for any more. @param rules - the ids of the rules that ran */
  readonly unused: (rules: ReadonlySet<string>) => VFileMessage[]
}

interface Answer {
  readonly rule: string
  readonly words: string
  readonly acceptedBy: string
  readonly acceptedAt: string
  readonly reason: string
  readonly path: Path
}

export function readAnswers(document: SanityDocument): Answers {
  const open = new Set(recordsIn(document['acceptedWarnings']).flatMap(toAnswer))
  return {
    answer: (finding, origin) => {
      if (origin.severity !== 'warning') return undefined
      const answer = [...open].find((each) => each.rule === origin.ruleId && isAbout(each.words, finding))
      if (answer === undefined) return undefined
      open.delete(answer)
      const {acceptedBy, acceptedAt, reason} = answer
      return toMessage(
        {...finding, note: `Accepted by ${acceptedBy} on ${acceptedAt}: ${reason}`},
        {...origin, severity: 'info'},
      )
    },
    unused: (rules) =>
      [...open]
        .filter(({rule}) => rules.has(rule))
        .map(({rule, words, path}) =>
          toMessage(
            {
              reason: `Unexpected accepted warning: ${rule} does not warn about ${quote(words)}, or it is an error`,
              path,
              actual: words,
              note: 'Take the entry out, or copy the words of the warning into it. An error stays until its words are changed',
            },
            {ruleId: 'accepted-warning', severity: 'info', source: 'bodytext'},
          ),
        ),
  }
}

function toAnswer(value: Readonly<Record<string, unknown>>, index: number): Answer[] {
  const {rule, words, acceptedBy, acceptedAt, reason} = value
  return isRecord(value) &&
    isNonEmptyString(rule) &&
    isNonEmptyString(words) &&
    isNonEmptyString(acceptedBy) &&
    isNonEmptyString(acceptedAt) &&
    isNonEmptyString(reason)
    ? [{rule, words, acceptedBy, acceptedAt, reason, path: ['acceptedWarnings', segmentOf(value, index)]}]
    : []
}

/** Whether the words are those of a finding: what it quotes, its sentence, or what is between the two. */
function isAbout(accepted: string, {actual, words}: Finding): boolean {
  if (actual === undefined) return false
  const [answer, sentence] = [plain(accepted), plain(actual)]
  return answer === sentence || (words !== undefined && sentence.includes(answer) && answer.includes(plain(words)))
}

function plain(text: string): string {
  return fold(text).replace(/\s+/gu, ' ').trim()
}
