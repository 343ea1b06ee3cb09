import {wordingRule} from '../wording/wording-rule.ts'

/** A dose or a recipe has a source. */
export const wordingDose = wordingRule('wording-dose')
