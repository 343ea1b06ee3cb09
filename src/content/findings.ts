import type {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import {formatPath, type Path} from './path.ts'

/** How serious a finding is. An error prevents publication of the document; a warning or an info does not. */
export type Severity = 'error' | 'warning' | 'info'

/** What a check found. The caller of the check adds where it comes from and how serious it is (`Origin`). */
export interface Finding {
  readonly reason: string
  readonly path?: Path
  readonly actual?: string
  readonly expected?: readonly string[]
  readonly note?: string
  /** The words it is about, if they are fewer than the text in `actual`. */
  readonly words?: string
  /** At most this serious, if that is less than its rule: for a doubtful case. */
  readonly atMost?: Severity
  /** The error behind it, or another place involved, such as the other document with the same id. */
  readonly cause?: unknown
}

export interface Origin {
  readonly ruleId: string
  /** What found it: `schema`, `bodytext`, `source`, `import`, `export` or `mail`. */
  readonly source: string
  readonly severity: Severity
}

/** The less serious of two. */
export function lesserOf(a: Severity, b: Severity = a): Severity {
  return order.indexOf(a) < order.indexOf(b) ? a : b
}

const order: readonly Severity[] = ['info', 'warning', 'error']

/** Converts a finding to a message. */
export function toMessage(finding: Finding, {ruleId, source, severity}: Origin): VFileMessage {
  const message = new VFileMessage(finding.reason, {
    ruleId,
    source,
    ...(finding.cause === undefined ? {} : {cause: toError(finding.cause)}),
  })
  message.fatal = fatality[severity]
  message.url = docsUrl(ruleId)
  if (finding.path !== undefined && finding.path.length > 0) message.path = formatPath(finding.path)
  if (finding.actual !== undefined) message.actual = shorten(finding.actual)
  if (finding.expected !== undefined) message.expected = [...finding.expected]
  if (finding.note !== undefined) message.note = finding.note
  return message
}

/** Adds a finding to the messages of a file that is being read. */
export function addMessage(file: VFile, finding: Finding, origin: Origin): VFileMessage {
  const message = toMessage(finding, origin)
  message.file = file.path
  file.messages.push(message)
  return message
}

export function severityOf(message: VFileMessage): Severity {
  return message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info'
}

export function isError({fatal}: VFileMessage): boolean {
  return fatal === true
}

/** Makes text fit for a message: one line, visible characters only, at most `maxShown` characters. */
export function shorten(text: string): string {
  const oneLine = showInvisible(text)
  const characters = [...oneLine]
  return characters.length > maxShown ? `${characters.slice(0, maxShown - 1).join('')}…` : oneLine
}

/** Quotes text for a message. */
export function quote(text: string): string {
  return `\`${shorten(text)}\``
}

const fatality: Readonly<Record<Severity, boolean | undefined>> = {error: true, warning: false, info: undefined}

function toError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

/** Returns the address of the text that explains a rule, relative to the project folder. */
function docsUrl(ruleId: string): string {
  return `docs/rules.md#${ruleId.split('/')[0] ?? ruleId}`
}

const maxShown = 120

// Messages are shown in terminals and logs, where control characters move the cursor and bidi overrides hide text.
const invisible = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uFEFF]/gu

function showInvisible(text: string): string {
  return text.replace(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u{${code.toString(16).toUpperCase()}}`
  })
}

declare module 'vfile-message' {
  interface VFileMessage {
    /** The path in the document, in Sanity's notation. */
    path?: string
  }
}
