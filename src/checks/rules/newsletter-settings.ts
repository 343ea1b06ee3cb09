import {mailSettingsOf, type MailSettings} from '../../site/mail-settings.ts'
import type {Finding} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

/** The settings hold what a mail needs by law, and to be delivered. */
export const newsletterSettings = defineRule({
  id: 'newsletter-settings',
  createCheck: ({snapshot, site}) => {
    return function* ({type}): Generator<Finding> {
      if (type !== 'newsletter') return
      const settings = mailSettingsOf(snapshot)
      const [document] = snapshot.ofType('siteSettings')
      const at = document === undefined ? {} : {cause: document.file.path}
      for (const {what, field, isMet} of needs) {
        if (isMet(settings)) continue
        yield {
          reason: `Cannot make a mail, expected ${what}`,
          ...at,
          note: `Fill in “${field}” in Settings, under Newsletters`,
        }
      }
      for (const [name, url] of [
        ['Site address', site.siteUrl],
        ['Address of the feeds', site.feedsUrl],
      ] as const) {
        if (url.startsWith('https://')) continue
        yield {
          reason: `Cannot make a mail with links to ${url}, expected an address with https://`,
          actual: url,
          ...at,
          note: `Change “${name}” in Settings: mail programs warn of links without https, or do not show pictures from them`,
        }
        break
      }
    }
  },
})

interface Need {
  readonly what: string
  readonly field: string
  readonly isMet: (settings: MailSettings) => boolean
}

const email = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/

/** The address goes into a mail header between angle brackets (RFC 2369). Placeholders in it are not replaced there. */
const plainAddress = /^https:\/\/[^\s<>"{}|\\^`]+$/

const needs: readonly Need[] = [
  {
    what: 'a postal address, which the law asks for',
    field: 'Postal address',
    isMet: ({postalAddress}) => postalAddress.length > 0,
  },
  {
    what: 'the sender’s e-mail address',
    field: 'Sender’s e-mail address',
    isMet: ({senderEmail}) => senderEmail !== undefined && email.test(senderEmail),
  },
  {
    what: 'a plain address where readers unsubscribe, beginning with https://',
    field: 'Where readers unsubscribe',
    isMet: ({unsubscribeUrl}) =>
      unsubscribeUrl !== undefined && plainAddress.test(unsubscribeUrl) && URL.parse(unsubscribeUrl) !== null,
  },
]
