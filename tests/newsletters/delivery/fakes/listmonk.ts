import {runFake, textOf, type Answer, type Asked, type Fake} from './server.ts'

const user = 'bodytext'
const token = 'lm-77aa-secret-token'

interface Campaign {
  id: number
  name: string
  subject: string
  body: string
  altbody: string
  status: string
  tags: readonly string[]
  lists: ReadonlyArray<{readonly id: number; readonly name: string}>
  send_at: unknown
}

const knownLists = new Map([
  [1, 'Readers'],
  [2, 'Clinics'],
])

const refuse = (message: string): Answer => ({status: 400, body: {message}})

const numbersIn = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'number') : []
const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

/** Whether a Go template would not compile: `{{` without a known function, or without its `}}`. */
const templateProblem = (text: string): boolean =>
  [...text.matchAll(/\{\{(.*?)\}\}/gsu)].some(
    ([, code = '']) => !/^\s*(?:UnsubscribeURL|"\{\{"|Safe "(?:[^"\\]|\\.)*")\s*$/su.test(code),
  ) || /\{\{(?![\s\S]*?\}\})/u.test(text)

/** A fake of listmonk, made from its documented API and the code of its handlers. */
export const fakeListmonk = async (): Promise<Fake> => {
  const campaigns: Campaign[] = []
  let sends = 0

  const problemIn = (body: Asked['body']): Answer | undefined => {
    const lists = numbersIn(body['lists'])
    if (lists.length === 0) return refuse('No lists selected')
    const name = textOf(body['name'])
    if (name === '' || Buffer.byteLength(name) > 200) return refuse('Invalid length for name')
    if (textOf(body['subject']) === '') return refuse('Invalid length for subject')
    for (const field of ['body', 'altbody', 'subject']) {
      if (templateProblem(textOf(body[field]))) return refuse(`Error compiling template: ${field}`)
    }
    return undefined
  }

  const write = (campaign: Campaign, body: Asked['body']): Answer => {
    Object.assign(campaign, {
      name: textOf(body['name']),
      subject: textOf(body['subject']),
      body: textOf(body['body']),
      altbody: textOf(body['altbody']),
      tags: stringsIn(body['tags']),
      lists: numbersIn(body['lists']).flatMap((id) => {
        const name = knownLists.get(id)
        return name === undefined ? [] : [{id, name}]
      }),
      send_at: body['send_at'] ?? null,
    })
    if (campaign.status === 'scheduled' && campaign.send_at === null) campaign.status = 'draft'
    return {status: 200, body: {data: campaign}}
  }

  const answer = ({method, path, query, headers, body}: Asked): Answer => {
    if (headers.authorization !== `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`) {
      return {status: 403, body: {message: 'invalid API credentials'}}
    }
    if (path === '/api/campaigns' && method === 'GET') {
      const tags = query.getAll('tag')
      const found = campaigns.filter((campaign) => tags.every((tag) => campaign.tags.includes(tag)))
      const perPage = Math.min(50, Number(query.get('per_page') ?? 20))
      const number = Number(query.get('page') ?? 1)
      const results = found.slice((number - 1) * perPage, number * perPage)
      const total = results.length === 0 ? 0 : found.length
      return {status: 200, body: {data: {results, query: '', total, per_page: perPage, page: number}}}
    }
    if (path === '/api/campaigns' && method === 'POST') {
      const problem = problemIn(body)
      if (problem !== undefined) return problem
      const campaign: Campaign = {
        id: campaigns.length + 1,
        name: '',
        subject: '',
        body: '',
        altbody: '',
        status: 'draft',
        tags: [],
        lists: [],
        send_at: null,
      }
      campaigns.push(campaign)
      return write(campaign, body)
    }
    if (path.endsWith('/status')) {
      sends += 1
      return {status: 200, body: {data: true}}
    }
    const found = campaigns.find(({id}) => path === `/api/campaigns/${id}`)
    if (found === undefined) return refuse('Campaign not found')
    if (method === 'GET') return {status: 200, body: {data: found}}
    if (method !== 'PUT') return {status: 405, body: {message: 'Method Not Allowed'}}
    if (!['draft', 'scheduled', 'paused'].includes(found.status))
      return refuse('Cannot update a running or a finished campaign')
    return problemIn(body) ?? write(found, body)
  }

  const fake = await runFake(answer)
  return {
    ...fake,
    env: {
      LISTMONK_URL: fake.url,
      LISTMONK_USER: user,
      LISTMONK_TOKEN: token,
      LISTMONK_LISTS: '1,2',
      LISTMONK_TEMPLATE_ID: '3',
    },
    secret: token,
    held: () =>
      campaigns.map(({id, status, subject, body, altbody}) => ({
        id: String(id),
        status,
        subject,
        html: body,
        text: altbody,
      })),
    sends: () => sends,
    sentStatus: 'finished',
    markSent: (id) => {
      for (const campaign of campaigns) if (String(campaign.id) === id) campaign.status = 'finished'
    },
    remove: (id) => {
      campaigns.splice(
        campaigns.findIndex((campaign) => String(campaign.id) === id),
        1,
      )
    },
  }
}
