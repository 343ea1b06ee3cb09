import {z} from 'zod'
import {readAnswer} from '../answer.ts'
import {DeliveryError} from '../delivery-error.ts'
import {findAmong} from '../find-among.ts'
import {baseUrlOf, createHttp} from '../http.ts'
import {shortKey} from '../short-key.ts'
import {defineService, type RemoteDraft, type ServiceDraft} from '../service.ts'

const title = 'Mailchimp'

/** Mailchimp (https://mailchimp.com/developer/marketing/api/campaigns/). */
export const mailchimp = defineService({
  name: 'mailchimp',
  title,
  settings: [
    {name: 'MAILCHIMP_API_KEY', example: 'key-us1', what: 'a key of Account, Extras, API keys', isSecret: true},
    {name: 'MAILCHIMP_LIST_ID', example: 'a1b2c3d4e5', what: 'the id of the audience it goes to'},
    {
      name: 'MAILCHIMP_API_URL',
      example: 'https://us1.api.mailchimp.com/3.0',
      what: 'the address of the API, if not that of the key, such as https://us1.api.mailchimp.com/3.0',
      isOptional: true,
    },
  ],
  target: {unsubscribeUrl: '*|UNSUB|*'},
  escape: {
    html: (html) => html.replace(marker, '&#42;'),
    text: withoutMarkers,
    line: withoutMarkers,
  },
  next: 'Look at it there, and send it with the button there',
  connect: ({values, timeout}) => {
    const key = values['MAILCHIMP_API_KEY'] ?? ''
    const listId = values['MAILCHIMP_LIST_ID'] ?? ''
    const baseUrl = baseOf(values)
    const credentials = Buffer.from(`bodytext:${key}`).toString('base64')
    const {request, urlOf} = createHttp({
      title,
      baseUrl,
      headers: {authorization: `Basic ${credentials}`},
      secrets: [key, key.replace(/-\w+$/, ''), credentials],
      credentials: 'MAILCHIMP_API_KEY',
      timeout,
    })
    const admin = /^https:\/\/([a-z0-9]+)\.api\.mailchimp\.com/.exec(baseUrl)?.[1]
    const toRemote = ({id, status, web_id: webId}: z.infer<typeof campaign>): RemoteDraft => ({
      id,
      status,
      isDraft: status === 'save',
      url:
        admin === undefined || webId === undefined || webId === null
          ? undefined
          : `https://${admin}.admin.mailchimp.com/campaigns/edit?id=${webId}`,
    })
    const read = (value: unknown): RemoteDraft => toRemote(readAnswer(title, campaign, value))
    // Recipients are only set on creation, so that a segment chosen in Mailchimp stays.
    const toCampaign = (draft: ServiceDraft) => ({type: 'regular', recipients: {list_id: listId}, ...toSettings(draft)})
    const putContent = (id: string, draft: ServiceDraft): Promise<unknown> =>
      request('PUT', `${path(id)}/content`, toContent(draft))
    return {
      account: `${baseUrl} ${listId}`,
      findById: async (id) => {
        try {
          return read(await request('GET', path(id)))
        } catch (error) {
          if (error instanceof DeliveryError && error.problem === 'missing') return undefined
          throw error
        }
      },
      // Sent campaigns are searched too. Otherwise a sent issue would be created again.
      findByKey: async (wanted) => {
        const sign = signOf(wanted)
        const query = new URLSearchParams({
          list_id: listId,
          sort_field: 'create_time',
          sort_dir: 'DESC',
          count: String(perPage),
          fields: 'campaigns.id,campaigns.web_id,campaigns.status,campaigns.settings.title,total_items',
        })
        const found = await findAmong(
          async (number) => {
            const path = `/campaigns?${query.toString()}&offset=${number * perPage}`
            const {campaigns, total_items: total} = readAnswer(title, page, await request('GET', path))
            return {items: campaigns, hasMore: (number + 1) * perPage < (total ?? 0)}
          },
          ({settings}) => settings?.title?.endsWith(sign) === true,
          ({status}) => status === 'save',
        )
        return found === undefined ? undefined : toRemote(found)
      },
      createDraft: async (draft) => {
        const created = read(await request('POST', '/campaigns', toCampaign(draft)))
        await putContent(created.id, draft)
        return created
      },
      updateDraft: async (id, draft) => {
        const updated = read(await request('PATCH', path(id), toSettings(draft)))
        if (updated.isDraft) await putContent(id, draft)
        return updated
      },
      plan: (draft) => [
        {method: 'POST', url: urlOf('/campaigns'), body: toCampaign(draft)},
        {method: 'PUT', url: urlOf('/campaigns/{id}/content'), body: toContent(draft)},
      ],
    }
  },
})

const marker = /\*(?=\|)/gu

const campaign = z.looseObject({
  id: z.string(),
  status: z.string(),
  web_id: z.number().nullish(),
  settings: z.looseObject({title: z.string().nullish()}).nullish(),
})

const perPage = 500

const page = z.looseObject({campaigns: z.array(campaign), total_items: z.number().nullish()})

/** Separates the characters of merge tags with a zero-width space, because plain text cannot escape them. */
function withoutMarkers(text: string): string {
  return text.replace(marker, '*\u200B')
}

function baseOf(values: Readonly<Record<string, string>>): string {
  const given = values['MAILCHIMP_API_URL']
  if (given !== undefined) return baseUrlOf('MAILCHIMP_API_URL', given)
  const [, centre] = /-([a-z]{2}\d{1,3})$/.exec(values['MAILCHIMP_API_KEY'] ?? '') ?? []
  if (centre === undefined) {
    throw new DeliveryError(
      'settings',
      'Unexpected value of MAILCHIMP_API_KEY, expected one that ends with its data centre, such as -us21',
    )
  }
  return `https://${centre}.api.mailchimp.com/3.0`
}

function toSettings(draft: ServiceDraft) {
  return {
    settings: {
      subject_line: draft.subject,
      preview_text: draft.preheader,
      title: titleOf(draft),
      from_name: draft.from.name,
      reply_to: draft.replyTo,
      // The mail has its own footer, and its styles are already inline.
      auto_footer: false,
      inline_css: false,
    },
  }
}

function path(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`
}

function toContent({html, text}: ServiceDraft) {
  return {html, plain_text: text}
}

/**
 * Returns the mark that holds the key. Mailchimp has no field for it, so it ends the title, which only the sender sees.
 */
function signOf(key: string): string {
  return `[${shortKey(key, 60)}]`
}

function titleOf({title: name, key}: ServiceDraft): string {
  const sign = signOf(key)
  return `${[...name].slice(0, Math.max(0, 99 - sign.length)).join('')} ${sign}`
}
