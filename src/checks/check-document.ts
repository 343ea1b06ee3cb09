import type {VFileMessage} from 'vfile-message'
import {toMessage} from '../content/findings.ts'
import type {Entry} from '../content/snapshot.ts'
import type {RuleContext} from './rule.ts'
import {rules} from './rules/index.ts'
import {severities} from './settings.ts'

export interface CheckOptions {
  /** Leave out the rules about style, which decide nothing. */
  readonly withoutAdvice?: boolean
  /** Only these rules. */
  readonly only?: ReadonlySet<string>
}

/**
 * Makes the check of all rules over a snapshot. It gives what it finds in a document; a rule that crashes on a
 * document is itself reported there, as an error, and the others go on.
 */
export function createDocumentCheck(
  context: RuleContext,
  {withoutAdvice = false, only}: CheckOptions = {},
): (entry: Entry) => VFileMessage[] {
  const checks = rules.flatMap((rule) => {
    const severity = severities[rule.id]
    if (severity === 'off' || (withoutAdvice && rule.isAdvice === true) || only?.has(rule.id) === false) return []
    return [{ruleId: rule.id, severity, check: rule.createCheck(context)}]
  })
  return (entry) =>
    checks.flatMap(({ruleId, severity, check}) => {
      const messages: VFileMessage[] = []
      try {
        for (const finding of check(entry)) messages.push(toMessage(finding, {ruleId, severity, source: 'bodytext'}))
      } catch (cause) {
        const reason = `Cannot process document with the rule ${ruleId}, expected fields of the types in the schema`
        messages.push(toMessage({reason, cause}, {ruleId: 'process-document', severity: 'error', source: 'bodytext'}))
      }
      return messages
    })
}
