// Keeps a local copy of everything that is published: one JSON file per document. Run it as often as you like:
//   node mirror.mjs https://feeds.example.org ./mirror
import {createHash} from 'node:crypto'
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/** @param {string | Uint8Array} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex')

/** @param {string} path @param {string | Uint8Array} content */
const replace = async (path, content) => {
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

/**
 * Updates the copy. Throws if it does not match what is published, even after a full read.
 *
 * @param {string} base the address of the feeds
 * @param {string} folder where the copy is kept
 * @param {typeof fetch} get fetches an address
 */
export const mirror = async (base, folder, get = fetch) => {
  await mkdir(folder, {recursive: true})
  const statePath = join(folder, 'state.json')
  const state = JSON.parse(await readFile(statePath, 'utf8').catch(() => '{"log":"","cursor":0,"files":{}}'))

  /** @param {string} url */
  const read = async (url) => {
    const answer = await get(url)
    if (!answer.ok) throw new Error(`Cannot read ${url}: the server returned ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
  /** @param {string} url */
  const readJson = async (url) => JSON.parse(new TextDecoder().decode(await read(url)))

  const head = await readJson(`${base}/api/v1/changes/index.json`)
  // Reads the changes since the cursor. If the copy is then wrong, reads the whole log once.
  for (const start of [head.log === state.log && head.cursor >= state.cursor ? state.cursor : 0, 0]) {
    const last = new Map()
    for (let page = head; page; page = page.from > start + 1 && page.links.previous ? await readJson(page.links.previous) : undefined) {
      for (const change of page.items) {
        if (change.seq > start && !(last.get(change.id)?.seq > change.seq)) last.set(change.id, change)
      }
    }
    for (const id of start === 0 ? Object.keys(state.files) : []) if (!last.has(id)) last.set(id, {id, kind: 'unpublished'})
    for (const {id, kind, api, sha256: expected} of last.values()) {
      const path = join(folder, `${sha256(id)}.json`)
      if (kind === 'unpublished') {
        await rm(path, {force: true})
        delete state.files[id]
      } else if (state.files[id] !== expected) {
        const content = await read(api)
        await replace(path, content)
        state.files[id] = sha256(content)
      }
    }
    let sum = 0n
    for (const [id, hash] of Object.entries(state.files)) sum += BigInt(`0x${sha256(`${id} ${hash}`)}`)
    const isSame = BigInt.asUintN(256, sum) === BigInt(`0x${head.digest}`)
    Object.assign(state, isSame ? {log: head.log, cursor: head.cursor} : {log: '', cursor: 0})
    await replace(statePath, JSON.stringify(state))
    if (isSame) return {documents: Object.keys(state.files).length, changes: last.size}
  }
  throw new Error('The copy does not match what is published. Files may be changing right now: try again in a minute')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(await mirror(String(process.argv[2]).replace(/\/$/, ''), process.argv[3] ?? 'mirror'))
}
