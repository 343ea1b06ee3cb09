import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {copyOfContent, runCommand, temporaryFolder} from './run-command.ts'

const broken = (): string => {
  const content = copyOfContent(temporaryFolder())
  const path = join(content, 'article/article-desk-breaks.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"current": "desk-breaks"', '"current": "Desk Breaks"'))
  return content
}

describe('validate', () => {
  it('says of the shipped content that nothing is wrong, and what could be better', async () => {
    const result = await runCommand('validate', [])
    expect(result.code).toBe(0)
    expect(result.stdout).toBe('')
    expect(result.stderr).toMatch(/warning {2}reviewedBy {2}Unexpected article that nobody reviewed/)
    expect(result.stderr).toMatch(/49 documents, 0 errors, 13 warnings, 0 notes/)
  })

  it('names file, path, rule, and where to mend it', async () => {
    const content = broken()
    const result = await runCommand('validate', ['--from', content], {
      env: {SANITY_STUDIO_URL: 'https://studio.example/'},
    })
    expect(result.code).toBe(1)
    const start = result.stderr.indexOf(join(content, 'article/article-desk-breaks.json'))
    expect(result.stderr.slice(start).split('\n').slice(0, 4).join('\n')).toBe(
      [
        join(content, 'article/article-desk-breaks.json'),
        '  https://studio.example/intent/edit/id=article-desk-breaks;type=article',
        '  warning  reviewedBy  Unexpected article that nobody reviewed, expected an expert who read it',
        '           not-reviewed  docs/rules.md#not-reviewed',
      ].join('\n'),
    )
    expect(result.stderr).toContain(
      '  error    slug.current  Unexpected slug `Desk Breaks`, expected lower-case letters\n           slug-format  docs/rules.md#slug-format',
    )
  })

  it('gives JSON with a summary', async () => {
    const result = await runCommand('validate', ['--from', broken(), '--format', 'json'])
    const report: unknown = JSON.parse(result.stdout)
    expect(report).toMatchObject({summary: {documents: 49, errors: 1, warnings: 13, notes: 0}})
    const error = isRecord(report)
      ? recordsIn(report['messages']).find(({severity}) => severity === 'error')
      : undefined
    expect(error).toEqual({
      file: expect.stringMatching(/article-desk-breaks\.json$/),
      documentId: 'article-desk-breaks',
      documentType: 'article',
      path: 'slug.current',
      severity: 'error',
      ruleId: 'slug-format',
      source: 'bodytext',
      reason: 'Unexpected slug `Desk Breaks`, expected lower-case letters',
      actual: 'Desk Breaks',
      expected: ['lower-case letters'],
      docs: 'docs/rules.md#slug-format',
      studio: 'http://localhost:3333/intent/edit/id=article-desk-breaks;type=article;path=slug.current',
    })
  })

  it('gives SARIF that names files and rules', async () => {
    const result = await runCommand('validate', ['--from', broken(), '--format', 'sarif'])
    const log: unknown = JSON.parse(result.stdout)
    const [run] = isRecord(log) ? recordsIn(log['runs']) : []
    const results = recordsIn(run?.['results'])
    expect(log).toMatchObject({version: '2.1.0'})
    expect(results.find(({level}) => level === 'error')).toMatchObject({
      ruleId: 'slug-format',
      message: {text: 'Unexpected slug `Desk Breaks`, expected lower-case letters'},
      locations: [
        {
          physicalLocation: {artifactLocation: {uri: expect.stringMatching(/^file:\/\/.*article-desk-breaks\.json$/)}},
          logicalLocations: [{fullyQualifiedName: 'slug.current'}],
        },
      ],
    })
    const driver = isRecord(run?.['tool']) && isRecord(run['tool']['driver']) ? run['tool']['driver'] : {}
    const ruleIds = recordsIn(driver['rules']).map(({id}) => id)
    expect(results.every(({ruleId}) => ruleIds.includes(ruleId))).toBe(true)
  })

  it('shows only the rules and types asked for, and ends by what it shows', async () => {
    const content = broken()
    const one = await runCommand('validate', [
      '--from',
      content,
      '--format',
      'ndjson',
      '--rule',
      'evidence-graded',
      '--rule',
      'not-reviewed',
      '--type',
      'benefit',
    ])
    expect(one.code).toBe(0)
    const messages: unknown[] = one.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(
      new Set(recordsIn(messages).map(({ruleId, documentType}) => `${String(ruleId)} ${String(documentType)}`)),
    ).toEqual(new Set(['evidence-graded benefit']))
    expect((await runCommand('validate', ['--from', content, '--rule', 'slug-format'])).code).toBe(1)
  })

  it('counts drafts, and never shows what is in them', async () => {
    const content = copyOfContent(temporaryFolder())
    mkdirSync(join(content, 'drafts'))
    writeFileSync(
      join(content, 'drafts/drafts.secret.json'),
      JSON.stringify({_id: 'drafts.secret', _type: 'article', title: 'Secret'}),
    )
    const result = await runCommand('validate', ['--from', content])
    expect(result.stderr).toContain('49 documents (1 draft left out)')
    expect(result.stderr).not.toContain('Secret')
  })

  it.each([
    [['--format', 'xml'], 'Unexpected format xml, expected pretty, json, ndjson, sarif'],
    [['--rule', 'no-such-rule'], 'Unexpected rule no-such-rule, expected one of: archive-entry'],
    [['--type', 'podcast'], 'Unexpected type podcast, expected one of: article'],
  ])('called with %j ends with 2', async (args, words) => {
    const result = await runCommand('validate', args)
    expect(result.code).toBe(2)
    expect(result.stderr).toContain(words)
  })
})

describe('generate', () => {
  it('gives the same corpus for the same seed, valid under the model', {timeout: 120_000}, async () => {
    const folder = temporaryFolder()
    const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, `${name}.ndjson`))
    if (one === undefined || two === undefined || three === undefined) throw new Error('unreachable')
    await runCommand('generate', ['--articles', '30', '--seed', '5', '--out', one])
    await runCommand('generate', ['--articles', '30', '--seed', '5', '--out', two])
    await runCommand('generate', ['--articles', '30', '--seed', '6', '--out', three])
    expect(readFileSync(one, 'utf8')).toBe(readFileSync(two, 'utf8'))
    expect(readFileSync(one, 'utf8')).not.toBe(readFileSync(three, 'utf8'))
    const result = await runCommand('validate', ['--from', one])
    expect(result.code, result.stderr).toBe(0)
  })
})
