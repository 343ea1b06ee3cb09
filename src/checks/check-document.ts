import type {VFileMessage} from 'vfile-message'
import {lesserOf, toMessage, type Origin} from '../content/findings.ts'
import type {Entry} from '../content/entry.ts'
import {readAnswers} from './accepted-warnings.ts'
import type {RuleContext} from './rule.ts'
import {rules} from './rules/index.ts'
import {severities} from './settings.ts'

export interface CheckOptions {
  /** Skips the rules about style, which keep nothing from being published. */
  readonly withoutAdvice?: boolean
  /** Runs only the rules about style. */
  readonly onlyAdvice?: boolean
  /** Runs only these rules. */
  readonly only?: ReadonlySet<string>
}

/**
 * Makes a function that runs all rules on a document and returns the messages. If a rule throws, the document gets an
 * error that names the rule, and the other rules still run.
 */
export function createDocumentCheck(
  context: RuleContext,
  {withoutAdvice = false, onlyAdvice = false, only}: CheckOptions = {},
): (entry: Entry) => VFileMessage[] {
  const checks = rules.flatMap((rule) => {
    const severity = severities[rule.id]
    const isAdvice = rule.isAdvice === true
    if (severity === 'off' || (withoutAdvice && isAdvice) || (onlyAdvice && !isAdvice)) return []
    if (only?.has(rule.id) === false) return []
    return [{ruleId: rule.id, severity, check: rule.createCheck(context)}]
  })
  return (entry) => {
    const answers = readAnswers(entry.document)
    const messages = checks.flatMap(({ruleId, severity, check}) => {
      const found: VFileMessage[] = []
      try {
        for (const finding of check(entry)) {
          const origin: Origin = {ruleId, severity: lesserOf(severity, finding.atMost), source: 'bodytext'}
          found.push(answers.answer(finding, origin) ?? toMessage(finding, origin))
        }
      } catch (cause) {
        const reason = `Cannot process document with the rule ${ruleId}, expected fields of the types in the schema`
        found.push(toMessage({reason, cause}, {ruleId: 'process-document', severity: 'error', source: 'bodytext'}))
      }
      return found
    })
    return [...messages, ...answers.unused(new Set(checks.map(({ruleId}) => ruleId)))]
  }
}
