import {wordingRule} from '../wording/wording-rule.ts'

/** Personal stories do not stand for evidence. */
export const wordingTestimonial = wordingRule('wording-testimonial')
