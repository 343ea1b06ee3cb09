import type {MessageRecord} from '../checks/reports/message-record.ts'
import {slugOf} from '../content/document.ts'
import type {MadeMail} from '../newsletters/make-mail.ts'
import type {Site} from '../site/site.ts'
import {askedSite} from './asked/asked-site.ts'
import {askedSnapshot} from './asked/asked-snapshot.ts'
import {recordsIn} from './findings.ts'
import {makeNewsletters} from './make-everything.ts'
import {rereadContent, takeLog, updateContent, type PublishOptions} from './publish.ts'
import {openRun} from './run.ts'
import {makeMailOf} from './steps/newsletters.ts'

export interface NewsletterOptions extends PublishOptions {
  /** Slugs of the newsletters that are wanted. None means all. */
  readonly slugs: readonly string[]
}

export interface PublishedNewsletters {
  readonly mails: readonly MadeMail[]
  readonly site: Site
  readonly records: readonly MessageRecord[]
  /** Where the settings are, if they have errors. Then no mail was made. */
  readonly brokenSettings: string | undefined
}

/**
 * Publishes the newsletters of content and leaves everything else in the output folder as it is. An issue with errors
 * stays as it was published before.
 *
 * @param checkSlugs - called with the slugs of all newsletters. It throws if a wanted one is not among them
 * @throws {WriteError} if the folder cannot be written. It is then unchanged
 */
export async function publishNewsletters(
  options: NewsletterOptions,
  checkSlugs: (known: readonly string[]) => void,
): Promise<PublishedNewsletters> {
  const {reader, out, log, slugs, studioUrl, progress} = options
  const run = openRun(options)
  try {
    const {store, sink, ask} = run
    const more: MessageRecord[] = []
    await takeLog(run, log, out, more)
    sink.check()
    await updateContent(run, reader, progress)
    const graph = await run.graph()
    const newsletters = askedSnapshot(ask)
      .ofType('newsletter')
      .map(({id, document}) => ({id, slug: slugOf(document)}))
    checkSlugs(newsletters.flatMap(({slug}) => slug ?? []))
    const brokenSettings = await makeNewsletters(run, graph, progress, () => rereadContent(run, reader, progress))
    if (brokenSettings === undefined)
      sink.commit(
        ({path, source}) => path.startsWith('newsletters/') || (path.startsWith('assets/') && source !== undefined),
      )
    const wanted = newsletters.filter(({slug}) => slugs.length === 0 || (slug !== undefined && slugs.includes(slug)))
    const isAbout = new Set<string | undefined>(wanted.map(({id}) => id))
    return {
      mails: brokenSettings === undefined ? wanted.flatMap(({id}) => mailOf(run, id)) : [],
      site: {...askedSite(ask)},
      records: [...recordsIn(store, reader.name, studioUrl), ...more].filter(
        ({documentId, documentType}) =>
          documentId === undefined || isAbout.has(documentId) || documentType === 'siteSettings',
      ),
      brokenSettings,
    }
  } finally {
    await run.close()
  }
}

/** The mail of a newsletter, if it is one that passes its checks. */
function mailOf({ask}: ReturnType<typeof openRun>, id: string): MadeMail[] {
  try {
    const made = makeMailOf(ask, id)
    return made === undefined || made.checks.some(({findings}) => findings.length > 0) ? [] : [made]
  } catch {
    // The step reported it.
    return []
  }
}
