import {open, type FileHandle} from 'node:fs/promises'

/** The part of a file that is sent: both ends included. */
interface Part {
  readonly start: number
  readonly end: number
}

/**
 * Answers with the bytes of a file. It is opened once, and its size is that of what is open: another file that takes its
 * place meanwhile changes nothing. A smaller form beside it, such as `page.js.br`, is sent to those who take it. One range
 * of bytes can be asked for (RFC 9110, section 14).
 * @returns undefined if there is no such file
 */
export async function readResponse(request: Request, path: string): Promise<Response | undefined> {
  const opened = await openBest(path, request.headers.get('accept-encoding') ?? '')
  if (opened === undefined) return undefined
  const {handle, encoding} = opened
  const {size} = await handle.stat()
  const headers = new Headers({'accept-ranges': 'bytes', vary: 'accept-encoding'})
  if (encoding !== undefined) headers.set('content-encoding', encoding)
  const part = encoding === undefined ? partOf(request.headers.get('range'), size) : 'all'
  if (part === 'none') {
    await handle.close()
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, {status: 416, headers})
  }
  const {start, end} = part === 'all' ? {start: 0, end: size - 1} : part
  headers.set('content-length', String(end - start + 1))
  if (part !== 'all') headers.set('content-range', `bytes ${start}-${end}/${size}`)
  const status = part === 'all' ? 200 : 206
  if (request.method === 'HEAD' || size === 0) {
    await handle.close()
    return new Response(null, {status, headers})
  }
  return new Response(bytesOf(handle, start, end + 1), {status, headers})
}

/** Reads a part of an open file, as fast as it is taken, and closes it. */
function bytesOf(handle: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let position = start
  return new ReadableStream({
    pull: async (controller) => {
      const buffer = new Uint8Array(Math.min(chunkSize, end - position))
      const {bytesRead} = await handle.read(buffer, 0, buffer.length, position)
      position += bytesRead
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
      if (bytesRead > 0 && position < end) return
      await handle.close()
      controller.close()
    },
    cancel: () => handle.close(),
  })
}

const chunkSize = 256 * 1024

/** The forms of a file, the smallest first. */
const encodings = [
  {name: 'br', suffix: '.br'},
  {name: 'gzip', suffix: '.gz'},
] as const

async function openBest(path: string, accepted: string) {
  const taken = new Set(accepted.split(',').map((each) => each.trim().split(';')[0]))
  for (const {name, suffix} of encodings) {
    const handle = taken.has(name) ? await openFile(path + suffix) : undefined
    if (handle !== undefined) return {handle, encoding: name}
  }
  const handle = await openFile(path)
  return handle === undefined ? undefined : {handle, encoding: undefined}
}

async function openFile(path: string): Promise<FileHandle | undefined> {
  const handle = await open(path).catch(() => undefined)
  if (handle === undefined) return undefined
  const isFile = await handle.stat().then(
    (stats) => stats.isFile(),
    () => false,
  )
  if (isFile) return handle
  await handle.close()
  return undefined
}

/** What is asked for: a range that cannot be read counts as none asked for, one outside the file as `none`. */
function partOf(range: string | null, size: number): Part | 'all' | 'none' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return 'all'
  if (first === '') {
    const start = Math.max(0, size - Number(last))
    return Number(last) === 0 || size === 0 ? 'none' : {start, end: size - 1}
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'all'
  return start >= size ? 'none' : {start, end}
}
