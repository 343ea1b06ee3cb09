import {execFile} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {describe, expect, it} from 'vitest'
import {schemaTypes} from '../schemas/index.ts'
import {icons} from '../studio/icons.ts'
import {root} from './commands/run-command.ts'

const run = promisify(execFile)

const sanity = async (...args: readonly string[]): Promise<string> => {
  const {stdout, stderr} = await run(process.execPath, [join(root, 'node_modules/sanity/bin/sanity'), ...args], {
    cwd: root,
    env: {...process.env, NO_COLOR: '1', CI: 'true', SANITY_INTERNAL_ENV: 'production'},
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout + stderr
}

describe.concurrent('the official command line', {timeout: 300_000}, () => {
  it('finds nothing wrong with the schema', async ({expect}) => {
    expect(await sanity('schema', 'validate')).toMatch(/Errors: +0 errors[\s\S]*Warnings: 0 warnings/)
  })

  it('generates the types that are committed', async ({expect}) => {
    const path = join(root, 'src/content/sanity.types.ts')
    const committed = readFileSync(path, 'utf8')
    try {
      await run('npm', ['run', '--silent', 'typegen'], {cwd: root})
      expect(committed, 'Run npm run typegen and commit what it makes').toBe(readFileSync(path, 'utf8'))
    } finally {
      writeFileSync(path, committed)
    }
  })
})

it('gives every document and every block an icon', () => {
  const without = schemaTypes.map(({name}) => name).filter((name) => !Object.hasOwn(icons, name))
  expect(without).toEqual(['newsletterSection', 'newsletterText', 'portableText', 'regionGuideItem', 'seo', 'tableRow'])
})
