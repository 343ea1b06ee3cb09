import {wordingRule} from '../wording/wording-rule.ts'

/** What is recommended for children, pregnancy or breastfeeding has a caveat for them. */
export const wordingVulnerable = wordingRule('wording-vulnerable')
