import {isRecord} from '../../../../src/content/document.ts'
import {runFake, textOf, type Answer, type Asked, type Fake} from './server.ts'

const key = 'mc0123456789abcdef-us21'

interface Campaign {
  id: string
  web_id: number
  status: string
  recipients: Readonly<Record<string, unknown>>
  settings: Readonly<Record<string, unknown>>
  html: string
  plain_text: string
}

const problem = (status: number, title: string, detail: string, errors?: unknown): Answer => ({
  status,
  headers: {'content-type': 'application/problem+json; charset=utf-8'},
  body: {
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title,
    status,
    detail,
    instance: '',
    ...(errors === undefined ? {} : {errors}),
  },
})

const settingNames = new Set([
  'subject_line',
  'preview_text',
  'title',
  'from_name',
  'reply_to',
  'to_name',
  'folder_id',
  'authenticate',
  'auto_footer',
  'inline_css',
  'auto_tweet',
  'auto_fb_post',
  'fb_comments',
  'template_id',
  'use_conversation',
])

/** A fake of Mailchimp, made from the OpenAPI document of its Marketing API 3.0. */
export const fakeMailchimp = async (): Promise<Fake> => {
  const campaigns: Campaign[] = []
  let sends = 0
  let made = 0

  const shown = ({id, web_id, status, recipients, settings}: Campaign) => ({
    id,
    web_id,
    status,
    recipients,
    settings,
    type: 'regular',
  })

  const problemIn = (body: Asked['body']): Answer | undefined => {
    const {recipients, settings} = body
    if (isRecord(recipients) && recipients['list_id'] !== 'list123') {
      return problem(400, 'Invalid Resource', 'The resource submitted could not be validated.', [
        {field: 'recipients.list_id', message: 'The list does not exist'},
      ])
    }
    const unknown = Object.keys(isRecord(settings) ? settings : {}).find((name) => !settingNames.has(name))
    return unknown === undefined
      ? undefined
      : problem(400, 'Invalid Resource', 'The resource submitted could not be validated.', [
          {field: unknown, message: 'Schema does not allow it'},
        ])
  }

  const answer = ({method, path, query, headers, body}: Asked): Answer => {
    const [, credentials = ''] = (headers.authorization ?? '').split(' ')
    if (Buffer.from(credentials, 'base64').toString().split(':')[1] !== key) {
      return problem(
        401,
        'API Key Invalid',
        'Your API key may be invalid, or you’ve attempted to access the wrong datacenter.',
      )
    }
    if (path === '/3.0/campaigns' && method === 'GET') {
      const offset = Number(query.get('offset') ?? 0)
      const count = Math.min(1000, Number(query.get('count') ?? 10))
      return {
        status: 200,
        body: {
          campaigns: campaigns
            .toReversed()
            .slice(offset, offset + count)
            .map(shown),
          total_items: campaigns.length,
        },
      }
    }
    if (path === '/3.0/campaigns' && method === 'POST') {
      if (body['type'] !== 'regular') return problem(400, 'Invalid Resource', 'type is required')
      const wrong = problemIn(body)
      if (wrong !== undefined) return wrong
      const {recipients, settings} = body
      made += 1
      const campaign: Campaign = {
        id: `c${made}`,
        web_id: 1000 + made,
        status: 'save',
        recipients: isRecord(recipients) ? recipients : {},
        settings: isRecord(settings) ? settings : {},
        html: '',
        plain_text: '',
      }
      campaigns.push(campaign)
      return {status: 200, body: shown(campaign)}
    }
    if (/\/actions\//.test(path)) {
      sends += 1
      return {status: 204}
    }
    const found = campaigns.find(({id}) => path === `/3.0/campaigns/${id}` || path === `/3.0/campaigns/${id}/content`)
    if (found === undefined) return problem(404, 'Resource Not Found', 'The requested resource could not be found.')
    if (method === 'GET') return {status: 200, body: shown(found)}
    if (found.status !== 'save' && found.status !== 'paused')
      return problem(400, 'Bad Request', 'The campaign cannot be changed any more.')
    if (path.endsWith('/content') && method === 'PUT') {
      found.html = textOf(body['html'])
      found.plain_text = textOf(body['plain_text'])
      return {status: 200, body: {html: found.html, plain_text: found.plain_text}}
    }
    if (method === 'PATCH') {
      const wrong = problemIn(body)
      if (wrong !== undefined) return wrong
      const {settings} = body
      found.settings = {...found.settings, ...(isRecord(settings) ? settings : {})}
      return {status: 200, body: shown(found)}
    }
    return problem(405, 'Method Not Allowed', 'The requested method and resource are not compatible.')
  }

  const fake = await runFake(answer)
  return {
    ...fake,
    env: {MAILCHIMP_API_KEY: key, MAILCHIMP_LIST_ID: 'list123', MAILCHIMP_API_URL: `${fake.url}/3.0`},
    secret: key,
    held: () =>
      campaigns.map(({id, status, settings, html, plain_text: text}) => ({
        id,
        status,
        subject: textOf(settings['subject_line']),
        html,
        text,
      })),
    sends: () => sends,
    sentStatus: 'sent',
    markSent: (id) => {
      for (const campaign of campaigns) if (campaign.id === id) campaign.status = 'sent'
    },
    remove: (id) => {
      campaigns.splice(
        campaigns.findIndex((campaign) => campaign.id === id),
        1,
      )
    },
  }
}
