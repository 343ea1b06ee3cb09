import {z} from 'zod'
import {readAnswer} from '../answer.ts'
import {DeliveryError} from '../delivery-error.ts'
import {findAmong} from '../find-among.ts'
import {baseUrlOf, createHttp} from '../http.ts'
import {mailBody} from '../mail-body.ts'
import {defineService, type RemoteDraft, type ServiceDraft} from '../service.ts'

const title = 'Buttondown'

/** Buttondown (https://docs.buttondown.com/api-introduction). */
export const buttondown = defineService({
  name: 'buttondown',
  title,
  settings: [
    {
      name: 'BUTTONDOWN_API_KEY',
      example: 'key',
      what: 'a key of Settings, API; one that may not send is enough',
      isSecret: true,
    },
    {
      name: 'BUTTONDOWN_TEMPLATE',
      example: 'naked',
      what: 'the template, such as `naked`, if not that of the newsletter',
      isOptional: true,
    },
    {
      name: 'BUTTONDOWN_API_URL',
      example: 'https://api.buttondown.com/v1',
      what: 'the address of the API',
      fallback: 'https://api.buttondown.com/v1',
    },
  ],
  target: {unsubscribeUrl: '{{ unsubscribe_url }}'},
  escape: {
    html: (html) => html.replace(markers, '&#123;'),
    // Buttondown takes only the HTML and makes the plain text from it.
    text: (text) => text,
    line: (text) => {
      if (!text.match(markers)) return text
      throw new DeliveryError(
        'settings',
        `Unexpected “{{”, “{%” or “{#” in the subject or preview text, expected none: ${title} takes it for its own`,
      )
    },
  },
  next: 'Look at it there, and send it with the button there',
  connect: ({values, timeout}) => {
    const key = values['BUTTONDOWN_API_KEY'] ?? ''
    const template = values['BUTTONDOWN_TEMPLATE']
    const baseUrl = baseUrlOf('BUTTONDOWN_API_URL', values['BUTTONDOWN_API_URL'] ?? '')
    const {request, urlOf} = createHttp({
      title,
      baseUrl,
      headers: {authorization: `Token ${key}`, 'x-api-version': apiVersion},
      secrets: [key],
      credentials: 'BUTTONDOWN_API_KEY',
      timeout,
    })
    const toBody = (draft: ServiceDraft) => ({
      subject: draft.subject,
      body: `${editorMode}\n${mailBody(draft.html)}`,
      description: draft.preheader,
      slug: draft.slug,
      canonical_url: draft.url,
      metadata: {[metadataKey]: draft.key},
      ...(template === undefined ? {} : {template}),
      // Without a status, older versions of the API send at once.
      status: 'draft',
    })
    const read = (value: unknown): RemoteDraft => toRemote(readAnswer(title, email, value))
    return {
      account: baseUrl,
      findById: async (id) => {
        try {
          return read(await request('GET', `/emails/${encodeURIComponent(id)}`))
        } catch (error) {
          if (error instanceof DeliveryError && error.problem === 'missing') return undefined
          throw error
        }
      },
      // The API cannot filter by metadata or slug, so mails are searched, newest first.
      findByKey: async (wanted) => {
        const found = await findAmong(
          async (number) => {
            const path = `/emails?ordering=-creation_date&excluded_fields=body&page=${number + 1}`
            const {results, next} = readAnswer(title, page, await request('GET', path))
            return {items: results, hasMore: next !== undefined && next !== null}
          },
          ({metadata}) => metadata?.[metadataKey] === wanted,
          ({status}) => status === 'draft',
        )
        return found === undefined ? undefined : toRemote(found)
      },
      createDraft: async (draft) => read(await request('POST', '/emails', toBody(draft))),
      updateDraft: async (id, draft) =>
        read(await request('PATCH', `/emails/${encodeURIComponent(id)}`, toBody(draft))),
      plan: (draft) => [{method: 'POST', url: urlOf('/emails'), body: toBody(draft)}],
    }
  },
})

const markers = /\{(?=[{%#])/gu

/** From this version on, an email without a status becomes a draft. We send the status anyway. */
const apiVersion = '2026-04-01'

/** In this mode, Buttondown keeps a body of HTML without empty lines as it is. The other mode rewrites it. */
const editorMode = '<!-- buttondown-editor-mode: plaintext -->'

const metadataKey = 'bodytext_issue'

const email = z.looseObject({
  id: z.string(),
  status: z.string(),
  slug: z.string().nullish(),
  canonical_url: z.string().nullish(),
  absolute_url: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
const page = z.looseObject({results: z.array(email), next: z.string().nullish()})

function toRemote({id, status, absolute_url: url}: z.infer<typeof email>): RemoteDraft {
  return {
    id,
    status,
    isDraft: status === 'draft',
    url: url ?? undefined,
  }
}
