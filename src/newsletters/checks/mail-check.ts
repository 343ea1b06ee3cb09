import type {Finding} from '../../content/findings.ts'
import type {MailDocument} from './mail-document.ts'

/** A check of a rendered mail. A mail with findings is not published. */
export interface MailCheck {
  /** Its id in messages and its anchor in `docs/rules.md`. */
  readonly id: string
  /** What it ensures, in words for the person who sends the mail. */
  readonly promise: string
  readonly check: (document: MailDocument) => Iterable<Finding>
}

/** An identity helper that types a check. */
export function defineMailCheck(check: MailCheck): MailCheck {
  return check
}
