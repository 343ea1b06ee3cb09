import type {Issue} from '../issue.ts'
import type {Labels} from '../../site/labels.ts'
import type {MailTarget} from './mail.ts'
import type {MailSettings} from '../../site/mail-settings.ts'
import type {Site} from '../../site/site.ts'
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
