import type {MailTarget} from '../mail/mail.ts'

/** An issue on its way to a mail service. */
export interface ServiceDraft {
  /** What the issue is found by at the service, for ever: services keep it with the draft. */
  readonly key: string
  readonly slug: string
  /** The name of the issue. */
  readonly title: string
  readonly subject: string
  readonly preheader: string
  /** The whole document, with the service's own address to unsubscribe. */
  readonly html: string
  readonly text: string
  /** The same in plain HTML without a layout, for editors of services to paste. */
  readonly simpleHtml: string
  /** The issue in the archive. */
  readonly url: string
  readonly from: {readonly name: string; readonly address: string}
  readonly replyTo: string
  /** Of all of the above: what did not change is not sent again. */
  readonly contentHash: string
}

/** A draft, or what became of it, as the service has it. */
export interface RemoteDraft {
  readonly id: string
  /** The key of the issue it is of, where the service says so. */
  readonly key?: string | undefined
  /** Whether it can be changed still: nothing else is ever changed. */
  readonly isDraft: boolean
  /** In the words of the service, such as `sent`. */
  readonly status: string
  /** Where a person finds it. */
  readonly url?: string | undefined
  /** What a person should know, such as a list that is not there. */
  readonly notes?: readonly string[]
}

/**
 * A mail service that takes drafts. Nothing here sends: that is the service's own button. No service has a key that makes a request
 * happen once only, so whoever creates looks up first (`deliver-draft.ts`).
 */
export interface DraftService {
  /** Which account and list, without what is secret: drafts of one are not those of another. */
  readonly account: string
  /** @throws {DeliveryError} */
  readonly findByKey: (key: string) => Promise<RemoteDraft | undefined>
  /** @throws {DeliveryError} */
  readonly findById: (id: string) => Promise<RemoteDraft | undefined>
  /** @throws {DeliveryError} */
  readonly createDraft: (draft: ServiceDraft) => Promise<RemoteDraft>
  /** Replaces what a draft holds. @throws {DeliveryError} */
  readonly updateDraft: (id: string, draft: ServiceDraft) => Promise<RemoteDraft>
  /** What `createDraft` would do. */
  readonly plan: (draft: ServiceDraft) => readonly PlannedRequest[]
}

/** A value that a service needs, from the environment. */
export interface ServiceSetting {
  readonly name: string
  readonly what: string
  /** What one looks like: a dry run takes it where nothing is set. */
  readonly example: string
  readonly isSecret?: boolean
  readonly isOptional?: boolean
  readonly fallback?: string
}

/** What a mail service is and how it is spoken to. One file a service in `services/`; `services/index.ts` is the list. */
export interface ServiceDefinition {
  /** What people write on the command line. */
  readonly name: string
  readonly title: string
  readonly settings: readonly ServiceSetting[]
  /** The address to unsubscribe that the service puts in for each reader; without one it is the publisher's own. */
  readonly target?: MailTarget
  /** Keeps a text from being taken for the service's template language. */
  readonly escape: {
    readonly html: (html: string) => string
    /** The plain text of the mail. */
    readonly text: (text: string) => string
    /** The subject, the preview text and names. @throws {DeliveryError} where there is no way to write it */
    readonly line: (line: string) => string
  }
  /** What to do once the draft is there. */
  readonly next: string
  /** @throws {DeliveryError} if a setting cannot be right */
  readonly connect: (options: ConnectOptions) => DraftService
}

/** An identity helper that types a service. */
export function defineService(service: ServiceDefinition): ServiceDefinition {
  return service
}

/** A request as it would be made, without what is secret. */
interface PlannedRequest {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

interface ConnectOptions {
  /** The values of the settings, by name; those that are optional may be missing. */
  readonly values: Readonly<Record<string, string>>
  /** How long a request may take, in milliseconds. */
  readonly timeout: number
}
