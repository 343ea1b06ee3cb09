import {wordingRule} from '../wording/wording-rule.ts'

/** Nothing is called fine that the therapy’s contraindications name. */
export const wordingContraindicated = wordingRule('wording-contraindicated')
