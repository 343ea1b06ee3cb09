import type {Issue} from '../../model/issue.ts'
import type {Labels} from '../../model/labels.ts'
import type {MailTarget} from '../../model/mail.ts'
import type {MailSettings} from '../../model/mail-settings.ts'
import type {Site} from '../../model/site.ts'
import type {Elements} from './elements.ts'
import type {Theme} from './theme.ts'

/** What the parts of a mail need besides their own words. */
export interface MailContext {
  readonly issue: Issue
  readonly site: Site
  readonly settings: MailSettings
  readonly target: MailTarget
  readonly labels: Labels
  readonly theme: Theme
  readonly elements: Elements
  /** Makes an address one of the mail. */
  readonly tracked: (url: string) => string
}
