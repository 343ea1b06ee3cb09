import {readdir, readFile, realpath, stat} from 'node:fs/promises'
import {basename, dirname, extname, join, relative, resolve, sep} from 'node:path'
import {limits} from '../content/limits.ts'
import {ReadError} from '../content/readers/reader.ts'

/** A file to import. */
export interface ImportFile {
  /** The path as the user gave it, for messages. */
  readonly path: string
  /** The folder that was given, or the folder of the file. Pictures are looked for only inside it. */
  readonly root: string
  /** The path from the root, with slashes. */
  readonly name: string
  readonly ending: ImportEnding
}

/**
 * Finds the files to import: the given files, and the files in the given folders in the order of their names. It does
 * not follow links in folders.
 *
 * @throws {ReadError} if a file does not exist, or its type cannot be imported
 */
export async function findImportFiles(inputs: readonly string[]): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for (const input of inputs) {
    const found = await stat(input).catch(() => undefined)
    if (found === undefined) throw new ReadError(`Cannot find ${input}, expected a file or a folder to import`)
    if (found.isDirectory()) {
      for await (const path of filesBelow(input)) {
        const file = toFile(path, input)
        if (file !== undefined) files.push(file)
      }
      continue
    }
    const file = toFile(input, dirname(input))
    if (file === undefined) throw new ReadError(`Cannot import ${input}, expected a file of type ${endings.join(', ')}`)
    files.push(file)
  }
  return [...new Map(files.map((file) => [resolve(file.path), file])).values()]
}

/** Reads the text of a file. @throws {Error} if it cannot be read, is too large, or is not UTF-8 */
export async function readText({path}: Pick<ImportFile, 'path'>, maxBytes: number): Promise<string> {
  const {size} = await stat(path)
  if (size > maxBytes)
    throw new Error(`Cannot read ${size.toLocaleString('en')} bytes, expected at most ${maxBytes.toLocaleString('en')}`)
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: false}).decode(await readFile(path))
  } catch (cause) {
    if (cause instanceof TypeError) throw new Error('Cannot read the file, expected text in UTF-8', {cause})
    throw cause
  }
}

/**
 * Finds the file for the address of a picture: beside the text, or in a folder that its generator serves. For a full URL,
 * as in WordPress exports, it looks for the path. Files outside the root, or over the size limit, are ignored.
 */
export async function findPicture(address: string, from: ImportFile): Promise<string | undefined> {
  const url = /^[a-z][a-z0-9+.-]*:/i.test(address) ? URL.parse(address) : undefined
  if (url === null || (url !== undefined && !/^https?:$/.test(url.protocol))) return undefined
  const path = decoded(url?.pathname ?? address)
  const root = await realpath(from.root).catch(() => resolve(from.root))
  const besides = url === undefined && !path.startsWith('/') ? [join(dirname(from.path), path)] : []
  const uploads = path.includes('/wp-content/') ? [path.slice(path.indexOf('/wp-content/'))] : []
  const served = [path, ...uploads].flatMap((each) => publicFolders.map((folder) => join(from.root, folder, each)))
  for (const candidate of [...besides, ...served, join(dirname(from.path), basename(path))]) {
    const real = await realpath(candidate).catch(() => undefined)
    if (real === undefined || !isInside(root, real)) continue
    const found = await stat(real)
    if (found.isFile() && found.size <= limits.maxAssetBytes) return real
  }
  return undefined
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, {withFileTypes: true})
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isSkipped(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

/** Undefined for a file of another type. */
function toFile(path: string, root: string): ImportFile | undefined {
  const ending = endings.find((one) => one === extname(path).toLowerCase())
  return ending === undefined ? undefined : {path, root, name: relative(root, path).split(sep).join('/'), ending}
}

type ImportEnding = (typeof endings)[number]

/** The endings of files with texts. The compiler asks for a reader of each. */
const textEndings = ['.md', '.markdown', '.mdx', '.html', '.htm', '.xml', '.txt'] as const
export type TextEnding = (typeof textEndings)[number]

/** The endings of files with documents, as a dataset export has them. */
const documentEndings = ['.ndjson', '.jsonl'] as const

const endings = [...textEndings, ...documentEndings] as const

/** Folders that site generators serve from the root of a site. */
const publicFolders = ['', 'static', 'public', 'assets', 'src', 'source', 'content']

function decoded(address: string): string {
  const path = address.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep)
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}
