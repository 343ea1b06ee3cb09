import {isRecord} from '../../../../src/content/document.ts'
import {runFake, textOf, type Answer, type Asked, type Fake} from './server.ts'

const key = 'bd-3f9c-secret-key'

interface Email {
  id: string
  subject: string
  body: string
  slug: string
  status: string
  metadata: Readonly<Record<string, unknown>>
  canonical_url: string
}

/** The fields that `POST /v1/emails` accepts. Any other field is refused. */
const fields = new Set([
  'subject',
  'body',
  'slug',
  'canonical_url',
  'description',
  'image',
  'status',
  'archival_mode',
  'email_type',
  'template',
  'commenting_mode',
  'secondary_id',
  'metadata',
  'filters',
  'publish_date',
  'attachments',
  'related_email_ids',
  'featured',
  'should_trigger_pay_per_email_billing',
])

const refuse = (code: string, detail: string): Answer => ({status: 400, body: {code, detail}})

/** A fake of Buttondown, made from the OpenAPI document of its API (version 2026-04-01). */
export const fakeButtondown = async (): Promise<Fake> => {
  const emails: Email[] = []
  let sends = 0
  let made = 0

  const problemIn = (body: Asked['body'], own: Email | undefined): Answer | undefined => {
    const unknown = Object.keys(body).find((name) => !fields.has(name))
    if (unknown !== undefined) {
      return {
        status: 422,
        body: {detail: [{type: 'extra_forbidden', loc: ['body', unknown], msg: 'Extra inputs are not permitted'}]},
      }
    }
    if (textOf(body['body']).startsWith('---\n'))
      return refuse('body_contains_frontmatter', 'The body begins with front matter')
    const slug = textOf(body['slug'])
    if (
      slug !== '' &&
      (!/^[a-zA-Z0-9_-]{1,100}$/.test(slug) || emails.some((email) => email !== own && email.slug === slug))
    ) {
      return refuse('slug_invalid', 'The slug is invalid or already in use')
    }
    return undefined
  }

  const write = (email: Email, body: Asked['body'], usual: string): Answer => {
    const {metadata, status} = body
    Object.assign(email, {
      subject: textOf(body['subject']),
      body: textOf(body['body']),
      slug: textOf(body['slug']),
      canonical_url: textOf(body['canonical_url']),
      metadata: isRecord(metadata) ? metadata : {},
      status: textOf(status) || usual,
    })
    if (email.status !== 'draft' && email.status !== 'sent') sends += 1
    return {status: 201, body: shown(email)}
  }

  const shown = (email: Email) => ({
    ...email,
    absolute_url: `https://buttondown.com/test/archive/${email.slug}/`,
    source: 'api',
  })

  const shownWithoutBody = (email: Email) => {
    const {id, subject, slug, status, metadata, canonical_url: url} = email
    return {id, subject, slug, status, metadata, canonical_url: url}
  }

  const answer = ({method, path, query, headers, body}: Asked): Answer => {
    if (headers.authorization !== `Token ${key}`)
      return {status: 401, body: {detail: `Invalid token ${headers.authorization ?? ''}`}}
    if (path === '/v1/emails' && method === 'GET') {
      const number = Number(query.get('page') ?? 1)
      const sorted = query.get('ordering') === '-creation_date' ? emails.toReversed() : emails
      const results = sorted.slice((number - 1) * 2, number * 2).map(shownWithoutBody)
      const next = sorted.length > number * 2 ? `https://api.buttondown.com/v1/emails?page=${number + 1}` : null
      return {status: 200, body: {results, count: sorted.length, next, previous: null}}
    }
    if (path === '/v1/emails' && method === 'POST') {
      if (textOf(body['subject']) === '')
        return {status: 422, body: {detail: [{type: 'missing', loc: ['subject'], msg: 'Field required'}]}}
      const problem = problemIn(body, undefined)
      if (problem !== undefined) return problem
      made += 1
      const email: Email = {
        id: `em_${made}`,
        subject: '',
        body: '',
        slug: '',
        status: '',
        metadata: {},
        canonical_url: '',
      }
      emails.push(email)
      return write(email, body, 'draft')
    }
    const found = emails.find(({id}) => path === `/v1/emails/${id}`)
    if (found === undefined) return {status: 404, body: {detail: 'Not found'}}
    if (method === 'GET') return {status: 200, body: shown(found)}
    if (method === 'PATCH') return problemIn(body, found) ?? {...write(found, body, found.status), status: 200}
    return {status: 405, body: {detail: 'Method not allowed'}}
  }

  const fake = await runFake(answer)
  return {
    ...fake,
    env: {BUTTONDOWN_API_KEY: key, BUTTONDOWN_API_URL: `${fake.url}/v1`},
    secret: key,
    held: () => emails.map(({id, status, subject, body}) => ({id, status, subject, html: body, text: ''})),
    sends: () => sends,
    sentStatus: 'sent',
    markSent: (id) => {
      for (const email of emails) if (email.id === id) email.status = 'sent'
    },
    remove: (id) => {
      emails.splice(
        emails.findIndex((email) => email.id === id),
        1,
      )
    },
  }
}
