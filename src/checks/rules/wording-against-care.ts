import {wordingRule} from '../wording/wording-rule.ts'

/** Nobody is led away from medicine or a doctor that they need. */
export const wordingAgainstCare = wordingRule('wording-against-care')
