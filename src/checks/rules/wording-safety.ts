import {wordingRule} from '../wording/wording-rule.ts'

/** No text promises absolute safety. */
export const wordingSafety = wordingRule('wording-safety')
