import type {Issue} from '../issue.ts'
import type {Labels} from '../../site/labels.ts'
import type {MailTarget} from './mail.ts'
import type {MailSettings} from '../../site/mail-settings.ts'
import type {Site} from '../../site/site.ts'
import type {Elements} from './elements.ts'
import type {Theme} from './theme.ts'

/** What all parts of a mail are rendered with. */
export interface MailContext {
  readonly issue: Issue
  readonly site: Site
  readonly settings: MailSettings
  readonly target: MailTarget
  readonly labels: Labels
  readonly theme: Theme
  readonly elements: Elements
  /** Adds tracking parameters to an address if it is ours. */
  readonly tracked: (url: string) => string
}
