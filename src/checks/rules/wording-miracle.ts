import {wordingRule} from '../wording/wording-rule.ts'

/** No text has promotional words that mean nothing in health. */
export const wordingMiracle = wordingRule('wording-miracle')
