import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {copyOfContent, spawnCommand, temporaryFolder} from './run-command.ts'

/*
 * Runs every command except `sanity` in its own process: checks that it starts, reads its arguments, writes to the
 * right stream and ends with the right code. The other files in this folder test what commands do, mostly in the
 * process of the tests.
 */
describe('as a process', () => {
  it.each(['validate', 'export', 'import', 'newsletter', 'generate', 'start', 'dev'])(
    '%s says how it is called',
    async (name) => {
      const {code, stdout, stderr} = await spawnCommand(name, ['--help'])
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain(`npm ${name === 'start' ? 'start' : `run ${name}`} -- `)
    },
  )

  it.each(['validate', 'export', 'import', 'newsletter', 'generate', 'start', 'dev'])(
    '%s refuses an option it does not know',
    async (name) => {
      const {code, stdout, stderr} = await spawnCommand(name, ['--nonsense'])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain("Unknown option '--nonsense'")
    },
  )

  it('validate gives machines JSON alone on standard output, and ends with 1 where there are errors', async () => {
    const sound = await spawnCommand('validate', ['--format', 'json'])
    expect(sound.code).toBe(0)
    expect(JSON.parse(sound.stdout)).toMatchObject({summary: {errors: 0}})
    const broken = await spawnCommand('validate', ['--from', join(temporaryFolder(), 'nowhere')])
    expect(broken).toMatchObject({code: 2, stdout: ''})
  })

  it('export publishes, import brings texts in, newsletter makes mails', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const out = join(folder, 'dist')
    const exported = await spawnCommand('export', ['--from', content, '--out', out])
    expect(exported).toMatchObject({code: 0, stdout: ''})
    expect(exported.stderr).toMatch(/49 documents read, \d+ published/)
    const imported = await spawnCommand('import', ['tests/importing/files/text', '--into', content, '--dry-run'])
    expect(imported).toMatchObject({code: 0, stdout: ''})
    const built = await spawnCommand('newsletter', ['build', '--from', content, '--out', out])
    expect(built).toMatchObject({code: 0, stdout: ''})
  })
})
