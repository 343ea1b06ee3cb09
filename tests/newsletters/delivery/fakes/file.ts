import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Fake, Held} from './server.ts'

/** Presents the folder that files are written to as if it were a mail service. Nothing can get lost on the way. */
export const fakeFolder = async (): Promise<Fake> => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-mailings-'))
  const noteOf = (id: string): string => join(folder, id, 'draft.json')
  return {
    env: {NEWSLETTER_FOLDER: folder},
    secret: 'none',
    held: () =>
      readdirSync(folder).map((id): Held => {
        const note: unknown = JSON.parse(readFileSync(noteOf(id), 'utf8'))
        const {status, subject} = note as {status: string; subject: string}
        const read = (name: string): string => readFileSync(join(folder, id, name), 'utf8')
        return {id, status, subject, html: read('index.html'), text: read('index.txt')}
      }),
    sends: () => 0,
    asked: [],
    sentStatus: 'sent',
    markSent: (id) => {
      writeFileSync(noteOf(id), readFileSync(noteOf(id), 'utf8').replace('"status": "draft"', '"status": "sent"'))
    },
    remove: (id) => {
      if (existsSync(join(folder, id))) rmSync(join(folder, id), {recursive: true})
    },
    failNext: () => {},
    close: async () => rmSync(folder, {recursive: true, force: true}),
  }
}
