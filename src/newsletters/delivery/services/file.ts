import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {z} from 'zod'
import {writeFileWhole} from '../../../files/whole-file.ts'
import {DeliveryError} from '../delivery-error.ts'
import {mailBody} from '../mail-body.ts'
import {pastePage} from '../paste-page.ts'
import {defineService, type RemoteDraft, type ServiceDraft} from '../service.ts'

/**
 * Writes files for services without an API for drafts, such as Substack and beehiiv. A page among them explains how to
 * paste the issue. Once you have sent the issue, write `"status": "sent"` into its `draft.json`. From then on it is not
 * changed.
 */
export const file = defineService({
  name: 'file',
  title: 'Files',
  settings: [
    {name: 'NEWSLETTER_FOLDER', example: 'mailings', what: 'the folder they are written to', fallback: 'mailings'},
  ],
  escape: {html: same, text: same, line: same},
  next: 'Open paste.html: it says how to bring the issue into Substack, beehiiv and others',
  connect: ({values}) => {
    const folder = resolve(values['NEWSLETTER_FOLDER'] ?? '')

    const read = (id: string): RemoteDraft | undefined => {
      const path = join(folder, id, noteName)
      if (!isName(id) || !existsSync(path)) return undefined
      try {
        const {key, status} = note.parse(JSON.parse(readFileSync(path, 'utf8')))
        return {key, id, status, isDraft: status === 'draft', url: pathToFileURL(join(folder, id, 'paste.html')).href}
      } catch (cause) {
        throw new DeliveryError(
          'broken',
          `Cannot read ${path}, expected it as it was written: mend it, or move the folder away`,
          {cause},
        )
      }
    }

    /** Writes each file whole, `draft.json` last. Other files in the folder stay. */
    const write = (id: string, draft: ServiceDraft): RemoteDraft => {
      if (!isName(id)) throw new DeliveryError('refused', `Cannot write ${id}, expected a name for a folder`)
      const target = join(folder, id)
      try {
        for (const [name, text] of filesOf(draft, 'draft')) writeFileWhole(join(target, name), text)
      } catch (cause) {
        throw new DeliveryError('broken', `Cannot write ${target}: is the disk full, or may you not write there?`, {
          cause,
        })
      }
      const written = read(id)
      if (written === undefined) throw new DeliveryError('broken', `Cannot find ${target} after it was written`)
      return written
    }

    return {
      account: folder,
      findById: async (id) => read(id),
      findByKey: async (key) => {
        if (!existsSync(folder)) return undefined
        const names = readdirSync(folder, {withFileTypes: true}).filter(
          (entry) => entry.isDirectory() && isName(entry.name),
        )
        return names.map(({name}) => read(name)).find((found) => found?.key === key)
      },
      createDraft: async (draft) => {
        if (existsSync(join(folder, draft.slug))) {
          throw new DeliveryError(
            'conflict',
            `Cannot write ${join(folder, draft.slug)}, another issue or something else is there: move it away`,
          )
        }
        return write(draft.slug, draft)
      },
      updateDraft: async (id, draft) => write(id, draft),
      plan: (draft) =>
        filesOf(draft, 'draft').map(([name, text]) => ({
          method: 'WRITE',
          url: join(folder, draft.slug, name),
          body: `${Buffer.byteLength(text)} bytes`,
        })),
    }
  },
})

const noteName = 'draft.json'

const note = z.looseObject({key: z.string(), status: z.string()})

function same(text: string): string {
  return text
}

function isName(name: string): boolean {
  return name !== '' && !/[/\\]/.test(name) && !name.startsWith('.')
}

/** The files in the folder of an issue. */
function filesOf(draft: ServiceDraft, status: string): ReadonlyArray<readonly [name: string, text: string]> {
  return [
    ['index.html', draft.html],
    ['index.txt', draft.text],
    ['body.html', `${mailBody(draft.html)}\n`],
    ['paste.html', pastePage(draft, mailBody(draft.html))],
    [
      noteName,
      `${JSON.stringify({key: draft.key, status, title: draft.title, subject: draft.subject, preheader: draft.preheader, url: draft.url}, null, 2)}\n`,
    ],
  ]
}
