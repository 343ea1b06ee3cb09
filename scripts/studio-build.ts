import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** What Studio is built from. */
const sources = [
  'schemas',
  'studio',
  'scripts/model',
  'scripts/rules',
  'scripts/tree',
  'scripts/render',
  'sanity.config.ts',
  'sanity.cli.ts',
  'package-lock.json',
]

const stampFile = '.bodytext-sources'

const filesIn = (path: string): string[] => {
  if (!existsSync(path)) return []
  if (!/\.\w+$/.test(path)) {
    return readdirSync(path)
      .toSorted()
      .flatMap((name) => filesIn(join(path, name)))
  }
  return [path]
}

const hashOfSources = (root: string): string => {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesIn(join(root, source)))) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

/** Runs `sanity build`. @throws {Error} with what it said, if it fails */
const build = (root: string, out: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const command = join(root, 'node_modules', 'sanity', 'bin', 'sanity')
    const child = spawn(process.execPath, [command, 'build', out, '--yes'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // This Studio works on the lake; which hosted project it could work on is left out of it.
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

export interface StudioBuildOptions {
  readonly root: string
  /** Where the built Studio is. */
  readonly folder: string
  readonly log: (text: string) => void
}

/** Seconds between two signs of life while Studio is built. */
const signEvery = 5

/** Builds Studio, unless it is built from these very sources. What was built before stays until its replacement is whole. */
export const buildStudio = async ({root, folder, log}: StudioBuildOptions): Promise<void> => {
  const hash = hashOfSources(root)
  const stamp = join(folder, stampFile)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  log(existsSync(folder) ? 'Building Studio again, its sources changed\n' : 'Building Studio, which takes half a minute the first time\n')
  const start = performance.now()
  const timer = setInterval(() => log(`Building Studio: ${Math.round((performance.now() - start) / 1000)} s\n`), signEvery * 1000)
  const fresh = `${folder}.new`
  try {
    mkdirSync(dirname(folder), {recursive: true})
    rmSync(fresh, {recursive: true, force: true})
    await build(root, fresh)
    writeFileSync(join(fresh, stampFile), hash)
    rmSync(folder, {recursive: true, force: true})
    renameSync(fresh, folder)
  } finally {
    clearInterval(timer)
    rmSync(fresh, {recursive: true, force: true})
  }
  log(`Studio was built in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)
}
