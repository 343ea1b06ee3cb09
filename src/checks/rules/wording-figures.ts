import {wordingRule} from '../wording/wording-rule.ts'

/** A figure, or an appeal to research, has a source. */
export const wordingFigures = wordingRule('wording-figures')
