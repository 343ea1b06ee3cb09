import type {MailTarget} from '../mail/mail.ts'

/** An issue on its way to a mail service. */
export interface ServiceDraft {
  /** Identifies the issue at the service and never changes. Services keep it with the draft. */
  readonly key: string
  readonly slug: string
  /** The name of the issue. */
  readonly title: string
  readonly subject: string
  readonly preheader: string
  /** The whole HTML document, with the service's own unsubscribe address if it has one. */
  readonly html: string
  readonly text: string
  /** The same content as simple HTML without layout, to paste into a service's editor. */
  readonly simpleHtml: string
  /** The address of the issue in the archive. */
  readonly url: string
  readonly from: {readonly name: string; readonly address: string}
  readonly replyTo: string
  /** The hash of everything above. A draft with an unchanged hash is not sent again. */
  readonly contentHash: string
}

/** An issue at the service: a draft, or what became of it. */
export interface RemoteDraft {
  readonly id: string
  /** The key of its issue, if the service returns it. */
  readonly key?: string | undefined
  /** Whether it is still a draft. Only drafts are changed. */
  readonly isDraft: boolean
  /** The status in the words of the service, such as `sent`. */
  readonly status: string
  /** The page where a person can open it. */
  readonly url?: string | undefined
  /** Notes for the person, such as a list that does not exist. */
  readonly notes?: readonly string[]
}

/**
 * A mail service that takes drafts. Nothing here sends mails: people do that at the service. No service has keys that
 * keep a request from being carried out twice, so search for the draft before you create it (`deliver-draft.ts`).
 */
export interface DraftService {
  /** Identifies the account and list, without secrets. Drafts of different accounts are kept apart. */
  readonly account: string
  /** @throws {DeliveryError} */
  readonly findByKey: (key: string) => Promise<RemoteDraft | undefined>
  /** @throws {DeliveryError} */
  readonly findById: (id: string) => Promise<RemoteDraft | undefined>
  /** @throws {DeliveryError} */
  readonly createDraft: (draft: ServiceDraft) => Promise<RemoteDraft>
  /** Replaces the content of a draft. @throws {DeliveryError} */
  readonly updateDraft: (id: string, draft: ServiceDraft) => Promise<RemoteDraft>
  /** The requests that `createDraft` would make. */
  readonly plan: (draft: ServiceDraft) => readonly PlannedRequest[]
}

/** A setting that a service needs, read from the environment. */
export interface ServiceSetting {
  readonly name: string
  readonly what: string
  /** An example value. A dry run uses it if nothing is set. */
  readonly example: string
  readonly isSecret?: boolean
  readonly isOptional?: boolean
  readonly fallback?: string
}

/** A mail service, and how to talk to it. Each service has one file in `services/`; `services/index.ts` lists them. */
export interface ServiceDefinition {
  /** The name that people type on the command line. */
  readonly name: string
  readonly title: string
  readonly settings: readonly ServiceSetting[]
  /** The unsubscribe address that the service fills in for each reader. Without it, the publisher's own is used. */
  readonly target?: MailTarget
  /** Escapes text that the service would read as its template language. */
  readonly escape: {
    readonly html: (html: string) => string
    /** The plain text of the mail. */
    readonly text: (text: string) => string
    /** The subject, the preview text and names. @throws {DeliveryError} if the text cannot be escaped */
    readonly line: (line: string) => string
  }
  /** What a person should do once the draft exists. */
  readonly next: string
  /** @throws {DeliveryError} if a setting is invalid */
  readonly connect: (options: ConnectOptions) => DraftService
}

/** An identity helper that types a service. */
export function defineService(service: ServiceDefinition): ServiceDefinition {
  return service
}

/** A request that would be made, without secrets. */
interface PlannedRequest {
  readonly method: string
  readonly url: string
  readonly body: unknown
}

interface ConnectOptions {
  /** The values of the settings, by name. Optional ones may be missing. */
  readonly values: Readonly<Record<string, string>>
  /** How long a request may take, in milliseconds. */
  readonly timeout: number
}
