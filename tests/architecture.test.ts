import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rules} from '../src/checks/rules/index.ts'
import {severities} from '../src/checks/settings.ts'
import {readerRuleIds} from '../src/content/readers/messages.ts'
import {mailChecks} from '../src/newsletters/checks/check-mail.ts'

interface Room {
  /** The rooms it may import from, besides itself. */
  readonly imports: readonly string[]
  /** The folders and files in it that may import `node:` modules; `true` for all of it. */
  readonly node?: readonly string[] | true
}

/** All rooms, from the lowest up. ARCHITECTURE.md draws them. */
const rooms: Readonly<Record<string, Room>> = {
  schemas: {imports: []},
  'src/files': {imports: [], node: true},
  'src/content': {imports: ['schemas'], node: ['readers/']},
  'src/pictures': {imports: ['src/content']},
  'src/engine': {imports: ['src/files'], node: true},
  'src/site': {imports: ['src/content', 'src/files', 'src/pictures']},
  'src/text': {imports: ['src/content', 'src/site']},
  'src/checks': {
    imports: ['schemas', 'src/content', 'src/site', 'src/text', 'src/pictures'],
    node: ['reports/'],
  },
  'src/contract': {imports: ['src/content', 'src/site', 'src/files']},
  'src/pages': {imports: ['src/content', 'src/site', 'src/text', 'src/checks', 'src/contract', 'src/pictures']},
  'src/newsletters': {
    imports: [
      'src/content',
      'src/site',
      'src/text',
      'src/checks',
      'src/contract',
      'src/pages',
      'src/pictures',
      'src/files',
    ],
    node: ['delivery/'],
  },
  'src/publishing': {
    imports: [
      'src/content',
      'src/site',
      'src/text',
      'src/checks',
      'src/contract',
      'src/pages',
      'src/newsletters',
      'src/pictures',
      'src/files',
      'src/engine',
    ],
    node: [
      'source/',
      'output/',
      'code-version.ts',
      'do-jobs.ts',
      'open-store.ts',
      'picture-cache.ts',
      'publish-worker.ts',
      'site-files/search-library.ts',
    ],
  },
  'src/importing': {
    imports: ['schemas', 'src/content', 'src/site', 'src/text', 'src/checks', 'src/pages', 'src/pictures', 'src/files'],
    node: [
      'edits/edited-text.ts',
      'edits/published-page.ts',
      'edits/write-texts.ts',
      'find-files.ts',
      'run.ts',
      'take-text.ts',
    ],
  },
  'src/sources': {imports: ['src/content']},
  'src/corpus': {imports: []},
  'src/command-line': {
    imports: [
      'src/content',
      'src/site',
      'src/text',
      'src/checks',
      'src/contract',
      'src/newsletters',
      'src/pages',
      'src/publishing',
      'src/files',
    ],
    node: true,
  },
  lake: {imports: ['src/content', 'src/site', 'src/files', 'src/pictures'], node: true},
  studio: {
    imports: [
      'schemas',
      'src/sources',
      'src/content',
      'src/site',
      'src/text',
      'src/checks',
      'src/contract',
      'src/pages',
      'src/newsletters',
      'src/pictures',
    ],
  },
  scripts: {
    imports: [
      'schemas',
      'src/content',
      'src/publishing',
      'src/checks',
      'src/importing',
      'src/newsletters',
      'src/files',
      'src/corpus',
      'src/sources',
      'src/pages',
      'src/command-line',
      'lake',
    ],
    node: true,
  },
}

/** Files that must run in a browser, with everything they import, directly or not. */
const browserEntries: ReadonlyArray<readonly [what: string, file: string]> = [
  ['the package’s entry for Markdown', 'src/text/index.ts'],
  ['the rules, which Studio runs while an editor types', 'src/checks/check-document.ts'],
  ['what renders a document', 'src/pages/render-document.ts'],
  ['what makes a mail, which Studio shows', 'src/newsletters/make-mail.ts'],
]

const root = join(import.meta.dirname, '..')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll('\\', '/'), entry.name))

const code = ['schemas', 'src', 'scripts', 'studio', 'lake']
  .flatMap(filesIn)
  .filter((file) => !file.endsWith('sanity.types.ts'))

interface Import {
  readonly name: string
  readonly isType: boolean
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(/(?:^|\n)(?:import|export)\s+(type\s+)?([^'"();]*?)\s*from\s+'([^']+)'/g)
  const others = text.matchAll(/(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g)
  return [
    ...[...statements].map(([, type, names = '', name = '']) => ({
      name,
      isType: type !== undefined || onlyTypes(names),
    })),
    ...[...others].map(([, plain, dynamic]) => ({name: plain ?? dynamic ?? '', isType: false})),
  ]
}

const onlyTypes = (names: string): boolean => {
  const [, list] = /^\{([^}]*)\}$/.exec(names.trim()) ?? []
  return list !== undefined && list.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
}

const localImports = (file: string): Array<{readonly target: string; readonly isType: boolean}> =>
  importsOf(file)
    .filter(({name}) => name.startsWith('.'))
    .map(({name, isType}) => ({target: posix.normalize(posix.join(posix.dirname(file), name)), isType}))

const roomOf = (file: string): string =>
  Object.keys(rooms).find((room) => file.startsWith(`${room}/`)) ?? posix.dirname(file)

const usesNode = (file: string): boolean => importsOf(file).some(({name}) => name.startsWith('node:'))

describe('imports', () => {
  it('are of files that belong to a room of the plan', () => {
    expect(code.filter((file) => rooms[roomOf(file)] === undefined)).toEqual([])
  })

  it('go from each room to those that the plan names, and no other', () => {
    const wrong = code.flatMap((file) => {
      const room = roomOf(file)
      return localImports(file)
        .filter(({target}) => roomOf(target) !== room && rooms[room]?.imports.includes(roomOf(target)) !== true)
        .map(({target}) => `${file} → ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('that the plan names are there', () => {
    const found = new Set(
      code.flatMap((file) => localImports(file).map(({target}) => `${roomOf(file)} → ${roomOf(target)}`)),
    )
    const planned = Object.entries(rooms).flatMap(([room, {imports}]) => imports.map((other) => `${room} → ${other}`))
    expect(planned.filter((arrow) => !found.has(arrow))).toEqual([])
  })

  it('go round in no circle, those of types included', () => {
    const graph = new Map(code.map((file) => [file, localImports(file).map(({target}) => target)]))
    expect(circlesIn(graph)).toEqual([])
  })

  it('of Node stand only at the edges', () => {
    const wrong = code.filter((file) => {
      const room = roomOf(file)
      const edges = rooms[room]?.node ?? []
      if (edges === true || !usesNode(file)) return false
      return !edges.some((edge) => file.startsWith(`${room}/${edge}`))
    })
    expect(wrong).toEqual([])
  })

  it.each(browserEntries)('of %s are none of Node, however far they go', (_, entry) => {
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const {target, isType} of localImports(file)) if (!isType) visit(target)
    }
    visit(entry)
    expect(seen.size).toBeGreaterThan(40)
    expect([...seen].filter(usesNode)).toEqual([])
  })

  it('of React stand only in studio, so that Node never loads it', () => {
    const isReact = ({name}: Import): boolean => /^(?:react|sanity$|sanity\/|@sanity\/icons)/.test(name)
    expect(code.filter((file) => roomOf(file) !== 'studio' && importsOf(file).some(isReact))).toEqual([])
  })

  it('of the lake go to its index, from everywhere else', () => {
    const wrong = code.flatMap((file) =>
      localImports(file)
        .filter(({target}) => roomOf(target) === 'lake' && roomOf(file) !== 'lake' && target !== 'lake/index.ts')
        .map(({target}) => `${file} → ${target}`),
    )
    expect(wrong).toEqual([])
  })
})

/** The circular imports in a graph, each as a list of files (Tarjan's strongly connected components). */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.get(file) ?? 0)
    open.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(file) !== order.get(file)) return
    const members = open.splice(open.indexOf(file))
    if (members.length > 1) circles.push(members.toSorted())
  }
  for (const file of graph.keys()) if (!order.has(file)) visit(file)
  return circles
}

it('finds a circle where there is one', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', []],
  ])
  expect(circlesIn(graph)).toEqual([['a', 'b', 'c']])
})

it('has no rooms or files named for nothing in particular', () => {
  expect(code.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc|manager|lib)(?:\/|\.)/.test(file))).toEqual([])
})

describe('rules', () => {
  const folder = 'src/checks/rules'
  const files = code.filter((file) => file.startsWith(`${folder}/`) && file !== `${folder}/index.ts`)

  it('are each in a file of their name, and every file is in the list of rules/index.ts', () => {
    expect(rules.map(({id}) => `${folder}/${id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('have a severity each in checks/settings.ts', () => {
    expect(Object.keys(severities).toSorted()).toEqual(rules.map(({id}) => id).toSorted())
  })

  it('have a test each in tests/checks/rules, or together in tests/rules/wording', () => {
    const tests = new Set(filesIn('tests'))
    expect(
      rules
        .filter(({id}) => !id.startsWith('wording-'))
        .map(({id}) => `tests/checks/rules/${id}.test.ts`)
        .filter((file) => !tests.has(file)),
    ).toEqual([])
  })

  it('have an anchor each in docs/rules.md, and so has everything else that is reported', () => {
    const docs = readFileSync(join(root, 'docs/rules.md'), 'utf8')
    const anchors = new Set([...docs.matchAll(/<a id="([\w-]+)"><\/a>/g)].map(([, id]) => id))
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
      'taken-address',
    ]
    const reported = [...[...rules, ...mailChecks].map(({id}) => id), ...readerRuleIds, ...others]
    expect(
      reported.filter((id) => !anchors.has(id)),
      'These have no <a id="…"></a> in docs/rules.md',
    ).toEqual([])
  })
})
