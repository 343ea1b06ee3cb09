import pRetry, {AbortError} from 'p-retry'
import {readCrossref} from './crossref.ts'
import {readPubMed} from './pubmed.ts'
import type {Standing} from './standing.ts'

/** The services that know what became of a publication. Addresses may be set, for mirrors and tests. */
export interface ServiceSettings {
  readonly crossrefUrl: string
  readonly pubmedUrl: string
  /** Whom the services may write to. Both ask for it. */
  readonly contact: string | undefined
  /** In milliseconds: between two requests, before the first retry, and until a request is given up. */
  readonly pause: number
  readonly retryDelay: number
  readonly timeout: number
}

export function serviceSettings(
  env: Readonly<Record<string, string | undefined>>,
  contact: string | undefined,
): ServiceSettings {
  const isLocal = env['BODYTEXT_CROSSREF_URL'] !== undefined
  return {
    crossrefUrl: (env['BODYTEXT_CROSSREF_URL'] ?? 'https://api.crossref.org').replace(/\/+$/u, ''),
    pubmedUrl: (env['BODYTEXT_PUBMED_URL'] ?? 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils').replace(/\/+$/u, ''),
    contact,
    // PubMed allows three requests a second without a key; Crossref asks for patience.
    pause: isLocal ? 0 : 400,
    retryDelay: isLocal ? 5 : 1000,
    timeout: 20_000,
  }
}

/** There is no network, or the service does not answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** What a service says of a publication, or why it says nothing. */
export type Answer = Standing | {readonly problem: string}

export interface Publication {
  readonly doi?: string | undefined
  readonly pmid?: string | undefined
}

/** Asks each service that can know a publication. @throws {NoAnswer} */
export async function lookUp({doi, pmid}: Publication, settings: ServiceSettings): Promise<Answer[]> {
  const answers: Answer[] = []
  const {crossrefUrl, pubmedUrl, contact} = settings
  if (doi !== undefined) {
    const address = new URL(`${crossrefUrl}/works/${encodeURIComponent(doi)}`)
    if (contact !== undefined) address.searchParams.set('mailto', contact)
    const text = await ask(address, settings)
    answers.push(
      text === undefined
        ? {problem: `Crossref does not know the DOI ${doi}`}
        : (readCrossref(parsed(text)) ?? {problem: `Crossref's answer about ${doi} is not one we can read`}),
    )
  }
  if (pmid !== undefined) {
    const address = new URL(`${pubmedUrl}/efetch.fcgi`)
    const query = {
      db: 'pubmed',
      id: pmid,
      retmode: 'xml',
      tool: 'bodytext',
      ...(contact === undefined ? {} : {email: contact}),
    }
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
    const text = await ask(address, settings)
    const standing = text === undefined ? undefined : readPubMed(text)
    answers.push(standing ?? {problem: `PubMed does not know the id ${pmid}`})
  }
  return answers
}

/** @returns the text, or undefined if there is no such thing. @throws {NoAnswer} */
async function ask(address: URL, {pause, retryDelay, timeout}: ServiceSettings): Promise<string | undefined> {
  await new Promise((resolve) => setTimeout(resolve, pause))
  const request = async (): Promise<string | undefined> => {
    const response = await fetch(address, {
      headers: {'user-agent': 'Bodytext (https://www.npmjs.com/package/bodytext)'},
      signal: AbortSignal.timeout(timeout),
    })
    if (response.status === 404 || response.status === 400) return undefined
    if (response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get('retry-after'))
      if (seconds > 0 && retryDelay >= 1000)
        await new Promise((resolve) => setTimeout(resolve, Math.min(seconds, 60) * 1000))
      throw new Error(`answered ${response.status}`)
    }
    if (!response.ok) throw new AbortError(`answered ${response.status}`)
    const size = Number(response.headers.get('content-length') ?? 0)
    if (size > maxBytes) throw new AbortError('answered with more than we read')
    const text = await response.text()
    if (text.length > maxBytes) throw new AbortError('answered with more than we read')
    return text
  }
  try {
    return await pRetry(request, {retries: 3, minTimeout: retryDelay, factor: 2})
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new NoAnswer(`${address.host} does not answer: ${reason}`, {cause})
  }
}

const maxBytes = 10_000_000

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
