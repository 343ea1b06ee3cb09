import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

export interface StudioBuildOptions {
  readonly root: string
  /** The folder of the built Studio. */
  readonly folder: string
  readonly log: (text: string) => void
}

/** Returns the folder of the previous build. It is kept for browser tabs that still use it. */
export function previousOf(folder: string): string {
  return `${folder}.previous`
}

/** Whether Studio was built from the current sources. */
export function isStudioBuilt(root: string, folder: string): boolean {
  return isBuilt(folder, hashOfSources(root))
}

/** Builds Studio, unless it was built from the current sources. The old build stays until the new one is complete. */
export async function buildStudio({root, folder, log}: StudioBuildOptions): Promise<void> {
  const hash = hashOfSources(root)
  if (isBuilt(folder, hash)) return
  log(
    existsSync(folder)
      ? 'Building Studio again, its sources changed\n'
      : 'Building Studio, which takes half a minute the first time\n',
  )
  const start = performance.now()
  const timer = setInterval(
    () => log(`Building Studio: ${Math.round((performance.now() - start) / 1000)} s\n`),
    signEvery * 1000,
  )
  const fresh = `${folder}.new`
  try {
    mkdirSync(dirname(folder), {recursive: true})
    rmSync(fresh, {recursive: true, force: true})
    await build(root, fresh)
    keepAtHome(fresh)
    writeFileSync(join(fresh, stampFile), hash)
    rmSync(previousOf(folder), {recursive: true, force: true})
    if (existsSync(folder)) renameSync(folder, previousOf(folder))
    renameSync(fresh, folder)
  } finally {
    clearInterval(timer)
    rmSync(fresh, {recursive: true, force: true})
  }
  log(`Studio was built in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
}

const stampFile = '.bodytext-sources'

function isBuilt(folder: string, hash: string): boolean {
  const stamp = join(folder, stampFile)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** What Studio is built from. */
const sources = [
  'schemas',
  'studio',
  'src/checks',
  'src/content',
  'src/contract',
  'src/files',
  'src/newsletters',
  'src/pages',
  'src/pictures',
  'src/publishing',
  'src/site',
  'src/text',
  'sanity.config.ts',
  'sanity.cli.ts',
  'package-lock.json',
]

/** This file is part of the hash too, because it decides what is removed from the build. */
const ownFile = import.meta.filename

function hashOfSources(root: string): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesIn(join(root, source)))) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.update(readFileSync(ownFile)).digest('hex')
}

/** Seconds between two progress messages while Studio is built. */
const signEvery = 5

/** Runs `sanity build`. @throws {Error} with the output of the command, if it fails */
function build(root: string, out: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = join(root, 'node_modules', 'sanity', 'bin', 'sanity')
    const child = spawn(process.execPath, [command, 'build', out, '--yes'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // This Studio works on the lake, so the settings of a hosted project are left out.
      env: {...process.env, SANITY_STUDIO_PROJECT_ID: '', SANITY_STUDIO_DATASET: '', SANITY_STUDIO_LAKE_URL: ''},
    })
    let said = ''
    child.stdout.on('data', (data: Buffer) => (said += data.toString()))
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`Cannot build Studio:\n${said}`))
    })
  })
}

/** Scripts and fonts that Studio's page would load from other hosts. It works without them. */
const remoteParts = [/<script[^>]*\bsrc="https?:[^>]*><\/script>/g, /@font-face\s*\{[^}]*https?:[^}]*\}/g]

/** Removes what a built Studio would load from other hosts. */
function keepAtHome(folder: string): void {
  for (const path of filesIn(folder).filter((name) => /\.(?:html|css)$/.test(name))) {
    const text = readFileSync(path, 'utf8')
    const local = remoteParts.reduce((rest, part) => rest.replace(part, ''), text)
    if (local !== text) writeFileSync(path, local)
  }
}

function filesIn(path: string): string[] {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (stats === undefined) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesIn(join(path, name)))
}
