import {workerData} from 'piscina'
import {isRecord} from '../../src/content/document.ts'
import {badRequest, LakeError} from '../errors.ts'
import {openForReading} from '../store/database.ts'
import {parseHead, type Head} from '../store/head.ts'
import {createBodies} from './bodies.ts'
import {unlimited} from './budget.ts'
import {createCatalogue} from './catalogue.ts'
import {createEngine, type EngineSettings, type QueryRequest} from './engine.ts'
import {createTextIndex} from './search/text-index.ts'

export interface WorkerSettings extends Omit<EngineSettings, 'now'> {
  readonly database: string
  readonly search: string
  readonly instance: string
}

/** A query, or the question whether the thread has started. */
export type WorkerRequest =
  | 'ready?'
  | {
      readonly request: QueryRequest
      /** Milliseconds since 1970. */
      readonly now: number
    }

/** The worker's answer: JSON text, or the error. */
export type WorkerAnswer =
  | {readonly result: string}
  | {readonly status: number; readonly message: string; readonly body: unknown}

function isSettings(value: unknown): value is WorkerSettings {
  return isRecord(value) && typeof value['database'] === 'string'
}

const {answer, build} = start(workerData)

function start(settings: WorkerSettings) {
  const sql = openForReading(settings.database)
  const selectBody = sql.prepare('SELECT body FROM documents WHERE id = ?')
  const selectHead = sql.prepare('SELECT head FROM heads WHERE id = ?')
  const selectHeads = sql.prepare('SELECT head FROM heads')
  const selectSeq = sql.prepare('SELECT coalesce(max(seq), 0) AS seq FROM transactions')
  const selectChanged = sql.prepare('SELECT DISTINCT document_id AS id FROM changes WHERE seq > ?')

  const bodies = createBodies((id) => {
    const body = selectBody.get(id)?.['body']
    return typeof body === 'string' ? body : undefined
  })
  const headsOf = function* (): Generator<Head> {
    for (const row of selectHeads.iterate()) yield parseHead(String(row['head']))
  }
  const lastSeq = (): number => Number(selectSeq.get()?.['seq'])
  sql.exec('BEGIN')
  let seq = lastSeq()
  const catalogue = createCatalogue(headsOf(), bodies)
  sql.exec('COMMIT')
  const texts = createTextIndex(sql, settings.search, settings.instance)
  let now = new Date()
  const engine = createEngine(catalogue, {...settings, now: () => now})

  const catchUp = (): void => {
    const to = lastSeq()
    if (to !== seq) {
      const ids = selectChanged.all(seq).map((row) => String(row['id']))
      catalogue.update(
        ids.map((id) => {
          const head = selectHead.get(id)?.['head']
          return [id, typeof head === 'string' ? parseHead(head) : undefined] as const
        }),
      )
      seq = to
    }
    texts.catchUp()
  }

  const build = (): void => {
    if (texts.build()) setImmediate(build)
  }

  const answer = async ({request, now: time}: Exclude<WorkerRequest, string>): Promise<string> => {
    now = new Date(time)
    sql.exec('BEGIN')
    try {
      catchUp()
      return await engine(request, unlimited, texts)
    } finally {
      sql.exec('COMMIT')
    }
  }
  return {answer, build}
}

function describe(error: unknown): WorkerAnswer {
  if (error instanceof LakeError) return {status: error.status, message: error.message, body: error.body}
  const message = error instanceof Error ? error.message : String(error)
  return {status: 400, message, body: undefined}
}

if (!isSettings(workerData)) throw new Error('Cannot start the query worker without the settings of the lake')

setImmediate(build)

// The only task of the workers in the pool. https://piscinajs.dev/getting-started/typescript
// eslint-disable-next-line import/no-default-export -- piscina calls the default export
export default async (request: WorkerRequest): Promise<WorkerAnswer> => {
  if (request === 'ready?') return {result: ''}
  try {
    const result = await answer(request)
    if (result.length <= maxResultLength) return {result}
    throw badRequest(
      `Unexpected result of ${result.length.toLocaleString('en')} characters, expected at most ${maxResultLength.toLocaleString('en')}: ask for fewer documents or fields`,
    )
  } catch (error) {
    return describe(error)
  }
}

const maxResultLength = 200_000_000

// groq-js leaves rejected promises behind where an argument of its functions fails. The query itself has failed already.
process.on('unhandledRejection', () => {})
