import {wordingRule} from '../wording/wording-rule.ts'

/** Advertising is disclosed. */
export const wordingSponsored = wordingRule('wording-sponsored')
