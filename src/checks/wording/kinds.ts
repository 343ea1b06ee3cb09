import type {Severity} from '../../content/findings.ts'
import type {RuleId} from '../settings.ts'

/** What words may do that they should not. Each kind is a rule; `languages/` has the words for each. */
export interface WordingKind {
  /** The words, as the end of "Unexpected …". */
  readonly what: string
  /** Why it is reported: the source of the rule. */
  readonly why: string
  readonly instead: string
  /** Whether words such as "may" weaken it. To say "you may stop your medicine" is no weaker. */
  readonly hedges: boolean
  /** Whether a negation, a quotation or criticism takes the harm out of it. */
  readonly hasStance: boolean
  /** Whether advice to ask a doctor in the same sentence takes the harm out of it. */
  readonly yieldsToAdvice?: boolean
  /** Whether a citation in the block, or a source beside the field, is what it needs. */
  readonly wantsSource?: boolean
  /** Whether it belongs into a text that warns, such as a list of contraindications. */
  readonly isFineInWarnings?: boolean
  /** How serious a doubtful case is, such as a question. Left out: a warning. */
  readonly near?: Severity
}

/*
 * The sources: FTC, Health Products Compliance Guidance (December 2022),
 * https://www.ftc.gov/business-guidance/resources/health-products-compliance-guidance; the UK Code of Non-broadcast
 * Advertising (CAP) section 12, https://www.asa.org.uk/type/non_broadcast/code_section/12.html; Regulation (EC) No
 * 1924/2006, https://eur-lex.europa.eu/eli/reg/2006/1924/oj; the NHS content style guide,
 * https://service-manual.nhs.uk/content. They bind advertisers; a publisher who is no less careful is safe with them.
 */
export const wordingKinds = {
  'wording-against-care': {
    what: 'advice against medical care',
    why: 'Nobody may be led away from medicine or a doctor that they need (CAP Code 12.2; FTC guidance on serious conditions)',
    instead: 'Tell readers to keep their treatment, and to ask a doctor or pharmacist before they change it',
    hedges: false,
    hasStance: true,
    yieldsToAdvice: true,
  },
  'wording-contraindicated': {
    what: 'reassurance about something that the therapy’s contraindications name',
    why: 'The therapy’s own list says that these readers should ask a doctor first',
    instead: 'Say what the list says, or change the list if it is wrong',
    hedges: false,
    hasStance: true,
    yieldsToAdvice: true,
    isFineInWarnings: true,
  },
  'wording-cure': {
    what: 'promise of an effect',
    why: 'No health claim promises a cure or a certain effect (CAP Code 12.6, 12.7 and 12.9; FTC guidance on claims)',
    instead: 'Write what may happen and how certain that is: “may”, “for some people”, “for a while”',
    hedges: true,
    hasStance: true,
  },
  'wording-dose': {
    what: 'dose or preparation without a source',
    why: 'Readers follow amounts to the letter, so each has a source (NHS content style guide, medicines)',
    instead: 'Mark the words with a citation, or send readers to the leaflet or a pharmacist',
    hedges: false,
    hasStance: true,
    wantsSource: true,
  },
  'wording-figures': {
    what: 'figure or appeal to research without a source',
    why: 'Who says that research shows something names the research (FTC guidance, substantiation; CAP Code 12.1)',
    instead: 'Mark the words with a citation of the source, or say it without the figure',
    hedges: false,
    hasStance: true,
    wantsSource: true,
  },
  'wording-leftover': {
    what: 'leftover that was not meant for readers',
    why: 'A note, a placeholder or the words of a text generator show that nobody has read the text',
    instead: 'Take it out, and read what stands around it again',
    hedges: false,
    hasStance: false,
  },
  'wording-miracle': {
    what: 'promotional word with no meaning in health',
    why: 'Words such as “miracle” and “detox” claim what no evidence can support (CAP Code 12.1; for foods Regulation (EC) No 1924/2006, article 10)',
    instead: 'Say what happens in the body and how sure that is, or leave it out',
    hedges: false,
    hasStance: true,
  },
  'wording-safety': {
    what: 'promise of absolute safety',
    why: 'Nothing that has an effect is free of risk for everybody (CAP Code 12.9 and 12.10; FTC guidance on safety claims)',
    instead: 'Say who it suits, what can go wrong and who should ask a doctor first',
    hedges: true,
    hasStance: true,
  },
  'wording-sponsored': {
    what: 'advertising without a disclosure',
    why: 'Readers must know who paid (FTC Endorsement Guides, 16 CFR 255.5; CAP Code section 2)',
    instead: 'Say who paid in the field “Funding” or “Conflicts of interest”, or take the words out',
    hedges: false,
    hasStance: true,
  },
  'wording-testimonial': {
    what: 'personal story as proof',
    why: 'One person’s story shows nothing about others (FTC guidance on testimonials; CAP Code section 3)',
    instead: 'Say what studies found in many people, or that this is not known',
    hedges: false,
    hasStance: true,
  },
  'wording-vulnerable': {
    what: 'recommendation for children, pregnancy or breastfeeding without a caveat for them',
    why: 'What suits adults may harm them (CAP Code 12.2)',
    instead: 'Add a caveat for them, or tell them to ask a doctor, midwife or pharmacist first',
    hedges: false,
    hasStance: true,
    yieldsToAdvice: true,
    isFineInWarnings: true,
  },
} as const satisfies Readonly<Partial<Record<RuleId, WordingKind>>>

export type WordingKindId = keyof typeof wordingKinds
