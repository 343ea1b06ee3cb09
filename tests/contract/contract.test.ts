import {execFile} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {Validator} from '@seriousme/openapi-schema-validator'
import {Ajv2020} from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {beforeAll, describe, expect, it} from 'vitest'
import {assertContract} from '../../src/contract/check.ts'
import {contract, schemaFileName} from '../../src/contract/index.ts'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {schemaVersion} from '../../src/contract/resource-types.ts'
import {toJsonSchema} from '../../src/contract/published/json-schema.ts'
import {root, runCommand, temporaryFolder} from '../commands/run-command.ts'
import {breaches, compareSchemas} from './compare-schemas.ts'

const agreed = join(import.meta.dirname, 'agreed', `v${schemaVersion.split('.')[0] ?? ''}`)

const read = (path: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecord(value)) throw new Error(`${path} is not an object`)
  return value
}

const current = new Map(contract.map((entry) => [entry.name, toJsonSchema(entry)]))

describe('the contract that was agreed', () => {
  it.each(contract.map(({name}) => [name]))('%s still holds for whoever relies on it', (name) => {
    const path = join(agreed, `${schemaFileName(name)}.json`)
    const after = current.get(name) ?? {}
    const text = `${JSON.stringify(after, null, 2)}\n`
    if (existsSync(path)) {
      const before = read(path)
      // UPDATE=1 does not accept a breaking change. It needs a new version of the API beside this one.
      expect(breaches(name, before, after)).toEqual([])
    }
    if (process.env['UPDATE'] === '1') {
      mkdirSync(agreed, {recursive: true})
      writeFileSync(path, text)
    }
    expect(existsSync(path), 'run it with UPDATE=1 to agree on a new shape').toBe(true)
    expect(readFileSync(path, 'utf8'), 'the shape was added to: look at the difference, then run UPDATE=1').toBe(text)
  })

  it('covers every shape that was ever agreed on', () => {
    expect(readdirSync(agreed).toSorted()).toEqual(contract.map(({name}) => `${schemaFileName(name)}.json`).toSorted())
  })
})

describe('a change of the contract', () => {
  const before = current.get('Article') ?? {}
  const edit = (change: (schema: Record<string, unknown>) => void): Record<string, unknown> => {
    const copy: unknown = JSON.parse(JSON.stringify(before))
    if (!isRecord(copy)) throw new Error('not a schema')
    const schema: Record<string, unknown> = {...copy}
    change(schema)
    return schema
  }
  const record = (value: unknown): Record<string, unknown> => {
    if (!isRecord(value)) throw new Error('not a record')
    return value as Record<string, unknown>
  }

  it('that takes a field away is said with its name and with who would notice', () => {
    const after = edit((schema) => delete record(schema['properties'])['summary'])
    expect(breaches('Article', before, after)).toEqual([
      'Article: `summary` is gone. Who would notice: sites, apps and mirrors that show articles',
    ])
  })

  it('deep inside is found, each time the definition is used', () => {
    const after = edit((schema) => {
      const {properties} = record(record(schema['$defs'])['Evidence'])
      record(properties)['certainty'] = {type: 'number'}
      const caveatDefinition = record(record(schema['$defs'])['Caveat'])
      caveatDefinition['required'] = ['id', 'title', 'severity']
    })
    expect(compareSchemas(before, after)).toEqual([
      {path: 'caveats[].text', what: 'was always there and may be absent now', isBreaking: true},
      {path: 'evidence[].certainty', what: 'was string and is number', isBreaking: true},
    ])
  })

  it('that adds a value to an enumeration breaks, one that adds a field does not', () => {
    const after = edit((schema) => {
      record(schema['properties'])['mood'] = {type: 'string'}
      record(record(record(record(schema['$defs'])['Caveat'])['properties'])['severity'])['enum'] = [
        'information',
        'caution',
        'urgent',
        'fatal',
      ]
    })
    expect(compareSchemas(before, after)).toEqual([
      {path: 'caveats[].severity', what: expect.stringContaining('fatal'), isBreaking: true},
      {path: 'mood', what: 'is new', isBreaking: false},
    ])
  })
})

describe('what is published', () => {
  let out = ''
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bodytext-contract-'))
    out = join(folder, 'dist')
    await runCommand('export', ['--out', out, '--now', '2026-11-22T12:00:00Z'])
    return () => rmSync(folder, {recursive: true, force: true})
  })

  it('has schemas that a validator compiles, with examples that hold, open to new fields', () => {
    const ajv = addFormats.default(new Ajv2020({strict: false, allErrors: true}))
    for (const {name} of contract) {
      const path = join(out, 'api/v1/schema', `${schemaFileName(name)}.json`)
      const schema = read(path)
      expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
      expect(schema['$id']).toBe(`https://bodytext.example/api/v1/schema/${schemaFileName(name)}.json`)
      expect(readFileSync(path, 'utf8')).not.toContain('"additionalProperties": false')
      const validate = ajv.compile(schema)
      const [example] = recordsIn(schema['examples'])
      expect(validate(example), `${name}: ${ajv.errorsText(validate.errors)}`).toBe(true)
      expect(validate({...example, somethingNew: {a: 1}})).toBe(true)
      expect(() => assertContract(name, example)).not.toThrow()
      expect(() => assertContract(name, {...example, somethingNew: 1})).toThrow('somethingNew')
    }
  })

  it('holds to its schemas, every file of it', () => {
    const ajv = addFormats.default(new Ajv2020({strict: false}))
    const expressions = contract.map(({name, paths}) => ({
      validate: ajv.compile(read(join(out, 'api/v1/schema', `${schemaFileName(name)}.json`))),
      matches: paths.map(
        (path) =>
          new RegExp(
            `^${path
              .slice(1)
              .replace(/[.]/g, '\\.')
              .replace(/\{(\w+)\}/g, (_, part) =>
                part === 'page' ? '\\d+' : part === 'kind' ? '(?!changes|search|schema)[\\w-]+' : '(?!index\\.)[\\w-]+',
              )}$`,
          ),
      ),
    }))
    const files = recordsIn(read(join(out, 'manifest.json'))['files']).map(({path}) => String(path))
    const own = [...files, 'manifest.json'].filter(
      (path) => path.endsWith('.json') && !path.startsWith('api/v1/schema/') && path !== 'api/v1/openapi.json',
    )
    const unknown: string[] = []
    for (const path of own) {
      const found = expressions.filter(({matches}) => matches.some((expression) => expression.test(path)))
      if (found.length === 0) unknown.push(path)
      for (const {validate} of found)
        expect(validate(read(join(out, path))), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true)
    }
    expect(unknown).toEqual([])
  })

  it('is described by an OpenAPI document that a validator accepts', async () => {
    const result = await new Validator().validate(read(join(out, 'api/v1/openapi.json')))
    expect(result).toMatchObject({valid: true})
  })

  it('has TypeScript types that compile, and that the published files fit', {timeout: 120_000}, async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'types.d.ts'), readFileSync(join(out, 'api/v1/types.d.ts')))
    const article = readFileSync(join(out, 'api/v1/articles/massage-for-back-pain.json'), 'utf8')
    const feed = readFileSync(join(out, 'feeds/feed.json'), 'utf8')
    writeFileSync(
      join(folder, 'consumer.ts'),
      `import type {Article, Changes, JsonFeed, List} from './types.d.ts'\n` +
        `export const article: Article = ${article}\n` +
        `export const feed: JsonFeed = ${feed}\n` +
        `export const list: List = ${readFileSync(join(out, 'api/v1/articles/index.json'), 'utf8')}\n` +
        `export const changes: Changes = ${readFileSync(join(out, 'api/v1/changes/index.json'), 'utf8')}\n` +
        `export const certainty: 'high' | 'moderate' | 'low' | 'veryLow' | 'notGraded' | undefined = article.evidence[0]?.certainty\n` +
        `// @ts-expect-error a field that nobody promised\nexport const wrong = article.nothing\n`,
    )
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--allowImportingTsExtensions',
      '--target',
      'esnext',
    ]
    const {stdout} = await promisify(execFile)(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'),
      ...options,
      join(folder, 'consumer.ts'),
    ]).catch((error: unknown) => ({stdout: isRecord(error) ? String(error['stdout']) : String(error)}))
    expect(stdout).toBe('')
  })
})
