import {z} from 'zod'
import {readAnswer} from '../answer.ts'
import {DeliveryError} from '../delivery-error.ts'
import {findAmong} from '../find-among.ts'
import {baseUrlOf, createHttp} from '../http.ts'
import {mailBody} from '../mail-body.ts'
import {shortKey} from '../short-key.ts'
import {defineService, type RemoteDraft, type ServiceDraft} from '../service.ts'

const title = 'listmonk'

/** listmonk (https://listmonk.app/docs/apis/campaigns/). */
export const listmonk = defineService({
  name: 'listmonk',
  title,
  settings: [
    {
      name: 'LISTMONK_URL',
      example: 'https://lists.example.org',
      what: 'its address, such as https://lists.example.org',
    },
    {name: 'LISTMONK_USER', example: 'bodytext', what: 'the name of a user for the API'},
    {name: 'LISTMONK_TOKEN', example: 'token', what: 'the token of that user', isSecret: true},
    {name: 'LISTMONK_LISTS', example: '1', what: 'the numbers of the lists it goes to, such as 1,2'},
    {
      name: 'LISTMONK_TEMPLATE_ID',
      example: '3',
      what: 'the number of a template that is `{{ template "content" . }}` and nothing else; without one the default template is put around the mail',
      isOptional: true,
    },
  ],
  target: {unsubscribeUrl: '{{ UnsubscribeURL }}'},
  escape: {html: escape, text: escape, line: escape},
  next: 'Look at it there, and start the campaign with the button there',
  connect: ({values, timeout}) => {
    const token = values['LISTMONK_TOKEN'] ?? ''
    const user = values['LISTMONK_USER'] ?? ''
    const lists = listsIn(values['LISTMONK_LISTS'] ?? '')
    const template = templateIn(values['LISTMONK_TEMPLATE_ID'])
    // listmonk often runs on the same private network, so plain http is allowed.
    const baseUrl = baseUrlOf('LISTMONK_URL', values['LISTMONK_URL'] ?? '', {mayBePlain: true})
    const credentials = Buffer.from(`${user}:${token}`).toString('base64')
    const {request, urlOf} = createHttp({
      title,
      baseUrl: `${baseUrl}/api`,
      headers: {authorization: `Basic ${credentials}`},
      secrets: [token, credentials],
      credentials: 'LISTMONK_USER and LISTMONK_TOKEN',
      timeout,
    })
    const toBody = (draft: ServiceDraft) => ({
      name: [...draft.title].slice(0, 45).join(''),
      subject: draft.subject,
      lists,
      from_email: `"${draft.from.name.replace(/["<>\\]/gu, '')}" <${draft.from.address}>`,
      type: 'regular',
      content_type: 'html',
      body: keepComments(template === undefined ? mailBody(draft.html) : draft.html),
      altbody: draft.text,
      tags: ['bodytext', tagOf(draft.key)],
      // Clears a send time that was set before, so that the campaign stays a draft.
      send_at: null,
      ...(template === undefined ? {} : {template_id: template}),
    })
    const toRemote = (value: z.infer<typeof campaign>): RemoteDraft => {
      const missing = lists.filter((id) => value.lists?.every((list) => list.id !== id) === true)
      return {
        id: String(value.id),
        status: value.status,
        isDraft: value.status === 'draft',
        url: `${baseUrl}/campaigns/${value.id}`,
        notes: missing.map((id) => `listmonk left out list ${id}: it is not there, or the user may not use it`),
      }
    }
    const read = (value: unknown): RemoteDraft => toRemote(readAnswer(title, one, value).data)
    return {
      account: `${baseUrl} ${lists.join(',')}`,
      findById: async (id) => {
        try {
          return read(await request('GET', `/campaigns/${encodeURIComponent(id)}`))
        } catch (error) {
          // listmonk answers 400 if the campaign does not exist.
          if (error instanceof DeliveryError && (error.problem === 'missing' || error.problem === 'refused'))
            return undefined
          throw error
        }
      },
      findByKey: async (key) => {
        const tag = tagOf(key)
        const query = new URLSearchParams({
          tag,
          per_page: String(perPage),
          no_body: 'true',
          order_by: 'created_at',
          order: 'desc',
        })
        const found = await findAmong(
          async (number) => {
            const path = `/campaigns?${query.toString()}&page=${number + 1}`
            const {results, total} = readAnswer(title, many, await request('GET', path)).data
            return {items: results ?? [], hasMore: (number + 1) * perPage < (total ?? 0)}
          },
          ({tags}) => tags?.includes(tag) === true,
          ({status}) => status === 'draft',
        )
        return found === undefined ? undefined : toRemote(found)
      },
      createDraft: async (draft) => read(await request('POST', '/campaigns', toBody(draft))),
      updateDraft: async (id, draft) =>
        read(await request('PUT', `/campaigns/${encodeURIComponent(id)}`, toBody(draft))),
      plan: (draft) => [{method: 'POST', url: urlOf('/campaigns'), body: toBody(draft)}],
    }
  },
})

const campaign = z.looseObject({
  id: z.number(),
  status: z.string(),
  tags: z.array(z.string()).nullish(),
  lists: z.array(z.looseObject({id: z.number()})).nullish(),
})
const one = z.looseObject({data: campaign})

const perPage = 50

const many = z.looseObject({data: z.looseObject({results: z.array(campaign).nullish(), total: z.number().nullish()})})

/** Escapes text for Go templates: a `{{` becomes a template that prints it. */
function escape(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}')
}

function listsIn(value: string): number[] {
  const ids = value.split(',').map((part) => Number(part.trim()))
  if (value.trim() !== '' && ids.every((id) => Number.isInteger(id) && id > 0)) return ids
  throw new DeliveryError('settings', 'Unexpected value of LISTMONK_LISTS, expected numbers of lists such as 1,2')
}

function templateIn(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const id = Number(value)
  if (Number.isInteger(id) && id > 0) return id
  throw new DeliveryError('settings', 'Unexpected value of LISTMONK_TEMPLATE_ID, expected a number such as 3')
}

/** Keeps the comments that only Outlook reads. Go templates drop comments that are not marked as safe. */
function keepComments(html: string): string {
  return html.replace(/<!--\[if mso\]>[\s\S]*?<!\[endif\]-->/gu, (comment) => `{{ Safe ${goString(comment)} }}`)
}

/** Tags hold at most 100 characters. */
function tagOf(key: string): string {
  return shortKey(key, 100)
}

function goString(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&').replace(/\n/gu, '\\n')}"`
}
