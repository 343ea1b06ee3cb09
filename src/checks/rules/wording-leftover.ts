import {wordingRule} from '../wording/wording-rule.ts'

/** No text has notes, placeholders or leftovers of a text generator. */
export const wordingLeftover = wordingRule('wording-leftover')
