import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {describe, expect, it} from 'vitest'
import {mailChecks} from '../src/newsletters/checks/check-mail.ts'
import {readerRuleIds} from '../src/content/readers/messages.ts'
import {rules} from '../src/checks/rules/index.ts'
import {severities} from '../src/checks/settings.ts'

const root = join(import.meta.dirname, '..')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'), entry.name))

const code = ['schemas', 'scripts', 'studio', 'lake']
  .flatMap(filesIn)
  .filter((file) => !file.endsWith('sanity.types.ts'))

const importsOf = (file: string): string[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name]) => name ?? '')
}

/** The room a file is in: `scripts/tree`, `schemas`; commands stand in `scripts` itself. */
const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/')
  return top === 'scripts' ? (second.endsWith('.ts') ? 'scripts' : `scripts/${second}`) : top
}

const localImports = (file: string): string[] =>
  importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(file), name)))

const stages = [
  'source',
  'model',
  'parse',
  'import',
  'rules',
  'tree',
  'render',
  'lint',
  'deliver',
  'write',
  'report',
  'corpus',
].map((stage) => `scripts/${stage}`)
const mayUseNode = new Set(['scripts', 'scripts/deliver', 'scripts/source', 'scripts/write', 'scripts/report', 'lake'])

describe('imports', () => {
  it('go from a stage to the model and the schemas only', () => {
    const wrong = code.flatMap((file) => {
      const room = roomOf(file)
      if (!stages.includes(room)) return []
      const allowed = new Set([room, 'scripts/model', 'schemas'])
      return localImports(file)
        .filter((target) => !allowed.has(roomOf(target)))
        .map((target) => `${file} → ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('go from schemas to rules and the model only, from studio to what runs in a browser, from the lake to how files are read', () => {
    const allowed: Record<string, string[]> = {
      schemas: ['schemas', 'scripts/rules', 'scripts/model'],
      studio: [
        'studio',
        'schemas',
        ...['model', 'rules', 'tree', 'render', 'lint', 'mailing'].map((room) => `scripts/${room}`),
      ],
      lake: ['lake', 'scripts/model', 'scripts/source'],
    }
    const wrong = code.flatMap((file) =>
      localImports(file)
        .filter((target) => allowed[roomOf(file)]?.includes(roomOf(target)) === false)
        .map((target) => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('of Node stand only where files are read and written', () => {
    const wrong = code.filter(
      (file) => !mayUseNode.has(roomOf(file)) && importsOf(file).some((name) => name.startsWith('node:')),
    )
    expect(wrong).toEqual([])
  })

  it.each([
    ['the package’s entry for Markdown', 'scripts/markdown.ts'],
    ['what makes a mail, which Studio shows', 'scripts/mailing/make-mail.ts'],
  ])('of %s are none of Node, however far they go', (_, entry) => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      localImports(file).forEach(visit)
    }
    visit(entry)
    expect(seen.size).toBeGreaterThan(40)
    expect([...seen].filter((file) => importsOf(file).some((name) => name.startsWith('node:')))).toEqual([])
  })

  it('of React stand only in studio, so that Node never loads it', () => {
    const wrong = code.filter(
      (file) =>
        roomOf(file) !== 'studio' &&
        importsOf(file).some((name) => /^(?:react|sanity$|sanity\/|@sanity\/icons)/.test(name)),
    )
    expect(wrong).toEqual([])
  })
})

it('has no rooms or files named for nothing in particular', () => {
  expect(code.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|manager|lib)(?:\/|\.)/.test(file))).toEqual([])
})

it('keeps one rule a file, with a test, a severity and an anchor in the documentation', () => {
  const docs = readFileSync(join(root, 'docs/rules.md'), 'utf8')
  const anchors = new Set([...docs.matchAll(/<a id="([\w-]+)"><\/a>/g)].map(([, id]) => id))
  for (const {id} of rules) {
    expect(code).toContain(`scripts/rules/${id}.ts`)
    expect(filesIn('tests')).toContain(`tests/rules/${id}.test.ts`)
  }
  expect(rules.map(({id}) => id).toSorted()).toEqual(Object.keys(severities).toSorted())
  const others = [
    'schema',
    'broken-reference',
    'change-log',
    'foreign-file',
    'import',
    'moved-page',
    'not-evaluated',
    'process-document',
    'rendering',
    'stale',
  ]
  expect(
    [...[...rules, ...mailChecks].map(({id}) => id), ...readerRuleIds, ...others].filter((id) => !anchors.has(id)),
  ).toEqual([])
})
