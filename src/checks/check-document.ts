import type {Entry} from '../content/snapshot.ts'
import {addMessage} from '../content/findings.ts'
import {rules} from './rules/index.ts'
import type {RuleContext} from './rule.ts'
import {severities} from './settings.ts'

export interface CheckOptions {
  /** Leave out the rules about style, which decide nothing. */
  readonly withoutAdvice?: boolean
  /** Only these rules. */
  readonly only?: ReadonlySet<string>
}

/**
 * Makes the check of all rules over a dataset. It puts what it finds on each entry's file; a rule that crashes on a
 * document is itself reported there, as an error, and the others go on.
 */
export const createDocumentCheck = (
  context: RuleContext,
  {withoutAdvice = false, only}: CheckOptions = {},
): ((entry: Entry) => void) => {
  const checks = rules.flatMap((rule) => {
    const severity = severities[rule.id]
    if (severity === 'off' || (withoutAdvice && rule.isAdvice === true) || only?.has(rule.id) === false) return []
    return [{ruleId: rule.id, severity, check: rule.createCheck(context)}]
  })
  return (entry) => {
    for (const {ruleId, severity, check} of checks) {
      try {
        for (const finding of check(entry)) addMessage(entry.file, finding, {ruleId, severity, source: 'bodytext'})
      } catch (cause) {
        addMessage(
          entry.file,
          {
            reason: `Cannot process document with the rule ${ruleId}, expected fields of the types in the schema`,
            cause,
          },
          {ruleId: 'process-document', severity: 'error', source: 'bodytext'},
        )
      }
    }
  }
}
