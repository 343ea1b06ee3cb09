import {wordingRule} from '../wording/wording-rule.ts'

/** No text promises a cure, or an effect that is certain. */
export const wordingCure = wordingRule('wording-cure')
