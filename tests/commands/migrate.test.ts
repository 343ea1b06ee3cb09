import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runLake} from '../lake/running-lake.ts'
import {runCommand, temporaryFolder} from './run-command.ts'

const old = {
  _id: 'condition-a',
  _type: 'condition',
  name: 'Back pain',
  redFlags: ['You lose control over your bladder.', 'You have a fever.', ' '],
}
const signs = [
  {_key: 'flag0', _type: 'redFlag', text: 'You lose control over your bladder.', urgency: 'emergency'},
  {_key: 'flag1', _type: 'redFlag', text: 'You have a fever.', urgency: 'today'},
]

describe('npm run migrate', () => {
  it('gives signs an urgency in a content folder, once, and says which', async () => {
    const folder = join(temporaryFolder(), 'content')
    mkdirSync(join(folder, 'condition'), {recursive: true})
    const path = join(folder, 'condition', 'condition-a.json')
    const text = JSON.stringify(old)
    writeFileSync(path, text)
    const dry = await runCommand('migrate', ['--from', folder, '--dry-run'])
    expect(dry.stdout).toContain('emergency: You lose control over your bladder.')
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(await runCommand('migrate', ['--from', folder])).toMatchObject({code: 0})
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({...old, redFlags: signs})
    const again = await runCommand('migrate', ['--from', folder])
    expect(again.stderr).toContain('Nothing to do')
  })

  it('does the same in a hosted dataset, drafts included', async () => {
    const {client, url} = await runLake()
    await client.createOrReplace(old)
    await client.createOrReplace({...old, _id: 'drafts.condition-a', name: 'Draft'})
    const env = {SANITY_STUDIO_PROJECT_ID: 'bodytext', SANITY_STUDIO_DATASET: 'production', SANITY_API_HOST: url}
    const result = await runCommand('migrate', ['--from', 'dataset'], {env})
    expect(result.stderr).toContain('2 documents changed')
    expect(await client.getDocument('condition-a')).toMatchObject({name: 'Back pain', redFlags: signs})
    expect(await client.getDocument('drafts.condition-a')).toMatchObject({name: 'Draft', redFlags: signs})
  })
})
