import {createServer} from 'node:http'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {isRecord} from '../../src/content/document.ts'
import {readCrossref} from '../../src/sources/crossref.ts'
import {readPubMed} from '../../src/sources/pubmed.ts'
import {runCommand, temporaryFolder} from '../commands/run-command.ts'

/*
 * A stand-in for Crossref and PubMed, with the shapes of their documented answers, faults included. Nothing asks the
 * real services here.
 */

type Reply = {readonly status?: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>>}

const standIn = async (replies: Readonly<Record<string, readonly Reply[] | Reply>>) => {
  const requests: string[] = []
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost')
    const key = address.pathname.startsWith('/works/')
      ? decodeURIComponent(address.pathname.slice('/works/'.length))
      : String(address.searchParams.get('id'))
    requests.push(
      `${address.pathname.split('/')[1] ?? ''} ${key} ${address.searchParams.get('mailto') ?? address.searchParams.get('email') ?? ''}`,
    )
    const known = replies[key] ?? {status: 404, body: 'Resource not found.'}
    const list: readonly Reply[] = Array.isArray(known) ? known : [known]
    const before = requests.filter((each) => each.split(' ')[1] === key).length - 1
    const {status = 200, body = '', headers = {}} = list[Math.min(before, list.length - 1)] ?? {}
    if (status === 0) response.destroy()
    else response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  return {requests, env: {BODYTEXT_CROSSREF_URL: url, BODYTEXT_PUBMED_URL: url}}
}

const work = (doi: string, updates: readonly unknown[] = []): Reply => ({
  body: JSON.stringify({status: 'ok', 'message-type': 'work', message: {DOI: doi, 'updated-by': updates}}),
})

const update = (type: string, doi: string, parts: readonly number[], source = 'publisher') => ({
  DOI: doi,
  type,
  label: type,
  source,
  updated: {'date-parts': [parts], timestamp: 0},
})

const article = (inside: string): Reply => ({
  body: `<?xml version="1.0" ?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd"><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">1</PMID><Article><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>${inside.startsWith('<PublicationType') ? inside : ''}</PublicationTypeList></Article>${inside.startsWith('<Comments') ? inside : ''}</MedlineCitation></PubmedArticle></PubmedArticleSet>`,
})

const link = (type: string, pmid: string): string =>
  `<CommentsCorrectionsList><CommentsCorrections RefType="${type}"><RefSource>A journal</RefSource><PMID Version="1">${pmid}</PMID></CommentsCorrections></CommentsCorrectionsList>`

const contentWith = (sources: Readonly<Record<string, object>>): string => {
  const folder = join(temporaryFolder(), 'content')
  mkdirSync(join(folder, 'source'), {recursive: true})
  mkdirSync(join(folder, 'siteSettings'))
  const write = (type: string, id: string, fields: object) =>
    writeFileSync(join(folder, type, `${id}.json`), JSON.stringify({_id: id, _type: type, title: id, ...fields}))
  for (const [id, fields] of Object.entries(sources)) write('source', id, fields)
  write('siteSettings', 'siteSettings', {replyTo: 'editors@example.org'})
  return folder
}

const read = (folder: string, id: string): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(readFileSync(join(folder, 'source', `${id}.json`), 'utf8'))
  return isRecord(value) ? value : {}
}

const check = (folder: string, env: Readonly<Record<string, string>>, now = '2026-11-29T12:00:00Z') =>
  runCommand('sources', ['check', '--from', folder, '--now', now], {env})

describe('npm run sources -- check', () => {
  it('writes what became of each source, with the day, and says what somebody should look at', async () => {
    const {env, requests} = await standIn({
      '10.1000/sound': work('10.1000/sound'),
      '10.1000/taken-back': work('10.1000/taken-back', [
        update('correction', '10.1000/c', [2004, 3, 6]),
        update('retraction', '10.1000/r', [2010, 2, 6], 'retraction-watch'),
        update('retraction', '10.1000/r', [2010, 2, 6]),
      ]),
      '10.1000/old': work('10.1000/old', [update('new_version', '10.1000/new', [2024])]),
      '7': article(link('RetractionIn', '8')),
      '9': article('<PublicationType UI="D016441">Retracted Publication</PublicationType>'),
    })
    const folder = contentWith({
      sound: {doi: '10.1000/sound'},
      'taken-back': {doi: '10.1000/taken-back'},
      old: {doi: '10.1000/old'},
      both: {doi: '10.1000/sound', pmid: '7'},
      typed: {pmid: '9'},
      book: {},
    })
    const result = await check(folder, env)
    expect(result.code).toBe(1)
    expect(read(folder, 'sound')).toMatchObject({lookup: {checkedAt: '2026-11-29', services: ['Crossref']}})
    expect(read(folder, 'sound')).not.toHaveProperty('retracted')
    expect(read(folder, 'taken-back')).toMatchObject({
      retracted: {date: '2010-02-06', notice: '10.1000/r'},
      lookup: {notices: ['correction 10.1000/c']},
    })
    expect(read(folder, 'old')).toMatchObject({supersededBy: {notice: '10.1000/new'}})
    expect(read(folder, 'both')).toMatchObject({
      retracted: {notice: 'PMID 8'},
      lookup: {services: ['Crossref', 'PubMed']},
    })
    expect(read(folder, 'typed')).toHaveProperty('retracted')
    expect(read(folder, 'book')).not.toHaveProperty('lookup')
    expect(result.stdout).toContain('was retracted (2010-02-06, 10.1000/r)')
    expect(result.stderr).toContain('5 sources looked up, 1 without a DOI or a PubMed id')
    expect(requests.every((each) => each.endsWith(' editors@example.org'))).toBe(true)
  })

  it('stops what rests on a retracted source', async () => {
    const {env} = await standIn({'10.1000/a': work('10.1000/a', [update('retraction', '10.1000/r', [2020, 1, 1])])})
    const folder = contentWith({a: {doi: '10.1000/a', slug: {current: 'a'}}})
    mkdirSync(join(folder, 'benefit'))
    writeFileSync(
      join(folder, 'benefit', 'b.json'),
      JSON.stringify({
        _id: 'b',
        _type: 'benefit',
        title: 'Warmth',
        slug: {current: 'b'},
        claim: 'It may help.',
        evidence: [{_key: 'e', _type: 'evidence', certainty: 'low', source: {_type: 'reference', _ref: 'a'}}],
      }),
    )
    const errors = async () => (await runCommand('validate', ['--from', folder, '--rule', 'retracted-source'])).code
    expect(await errors()).toBe(0)
    await check(folder, env)
    expect(await errors()).toBe(1)
  })

  it('asks again when a service is busy or fails, and goes on', async () => {
    const {env, requests} = await standIn({
      '10.1000/a': [{status: 429}, {status: 503}, work('10.1000/a')],
      '10.1000/b': work('10.1000/b'),
    })
    const folder = contentWith({a: {doi: '10.1000/a'}, b: {doi: '10.1000/b'}})
    expect((await check(folder, env)).code).toBe(0)
    expect(requests.filter((each) => each.includes('/a '))).toHaveLength(3)
    expect(read(folder, 'b')).toHaveProperty('lookup')
  })

  it('says what is not known or not readable, and changes nothing there', async () => {
    const {env} = await standIn({
      '10.1000/html': {body: '<html>Down for maintenance</html>'},
      '10.1000/half': {body: '{"status":"ok","message":{"DO'},
      '5': {body: '<PubmedArticleSet></PubmedArticleSet>'},
      '6': {body: 'no xml at all <'},
    })
    const folder = contentWith({
      unknown: {doi: '10.1000/unknown'},
      html: {doi: '10.1000/html'},
      half: {doi: '10.1000/half'},
      none: {pmid: '5'},
      text: {pmid: '6'},
    })
    const result = await check(folder, env)
    expect(result.code).toBe(1)
    expect(result.stdout).toContain('Crossref does not know the DOI 10.1000/unknown')
    for (const id of ['unknown', 'html', 'half', 'none', 'text']) expect(read(folder, id)).not.toHaveProperty('lookup')
  })

  it('says without a network how old the last look-up is, and changes nothing', async () => {
    const folder = contentWith({
      a: {doi: '10.1000/a', lookup: {checkedAt: '2026-11-01', services: ['Crossref']}},
      b: {doi: '10.1000/b'},
    })
    const before = readFileSync(join(folder, 'source', 'a.json'), 'utf8')
    const nowhere = 'http://127.0.0.1:9'
    const result = await check(folder, {BODYTEXT_CROSSREF_URL: nowhere, BODYTEXT_PUBMED_URL: nowhere})
    expect(result.code).toBe(1)
    expect(result.stderr).toContain('does not answer')
    expect(result.stderr).toContain('looked up on 2026-11-01, 28 days ago')
    expect(result.stderr).toContain('1 was never looked up')
    expect(readFileSync(join(folder, 'source', 'a.json'), 'utf8')).toBe(before)
  })

  it('keeps what an editor wrote of a retraction', async () => {
    const {env} = await standIn({'10.1000/a': work('10.1000/a', [update('retraction', '10.1000/r', [2020, 1, 1])])})
    const folder = contentWith({a: {doi: '10.1000/a', retracted: {date: '2019-12-01', notice: 'The journal’s page'}}})
    await check(folder, env)
    expect(read(folder, 'a')).toMatchObject({retracted: {date: '2019-12-01', notice: 'The journal’s page'}})
  })
})

describe('the answers of the services', () => {
  it('are not taken for retractions where they are notices, or say nothing', () => {
    expect(
      readCrossref({message: {DOI: '10.1/x', 'update-to': [update('retraction', '10.1/y', [2020, 1, 1])]}}),
    ).toEqual({
      from: 'Crossref',
      others: [],
    })
    expect(readCrossref({message: {}})).toBeUndefined()
    expect(readPubMed(article(link('RetractionOf', '3')).body ?? '')).toEqual({from: 'PubMed', others: []})
    expect(readPubMed(article(link('UpdateIn', '4')).body ?? '')).toMatchObject({supersededBy: {notice: 'PMID 4'}})
    expect(readPubMed(article(link('ExpressionOfConcernIn', '5')).body ?? '')).toMatchObject({
      others: ['ExpressionOfConcernIn PMID 5'],
    })
  })
})
