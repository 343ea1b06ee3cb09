import type {Snapshot} from '../content/snapshot.ts'
import {isNonEmptyString} from '../content/document.ts'
import {colourOf} from './colours.ts'
import type {Site} from './site.ts'

/** The publisher's settings for newsletters. The rule `newsletter-settings` reports missing ones that a mail needs. */
export interface MailSettings {
  readonly senderEmail: string | undefined
  readonly replyTo: string | undefined
  readonly unsubscribeUrl: string | undefined
  /** Lines of the postal address. */
  readonly postalAddress: readonly string[]
  readonly brandColour: string | undefined
  readonly backgroundColour: string | undefined
}

export function mailSettingsOf(snapshot: Snapshot): MailSettings {
  const settings = snapshot.ofType('siteSettings')[0]?.document
  return {
    senderEmail: textOf(settings?.senderEmail),
    replyTo: textOf(settings?.replyTo),
    unsubscribeUrl: textOf(settings?.unsubscribeUrl),
    postalAddress: (textOf(settings?.postalAddress) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    brandColour: colourOf(settings?.brandColour),
    backgroundColour: colourOf(settings?.backgroundColour),
  }
}

/** Returns the domain at the end of the publisher's ids: that of its tag authority, which may be an e-mail address. */
export function authorityDomain({tagAuthority}: Pick<Site, 'tagAuthority'>): string {
  const domain = (tagAuthority.split('@').at(-1) ?? tagAuthority).toLowerCase()
  return URL.parse(`http://${domain}`)?.hostname ?? domain
}

function textOf(value: unknown): string | undefined {
  return isNonEmptyString(value) ? value.trim() : undefined
}
