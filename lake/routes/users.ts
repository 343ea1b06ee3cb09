import {isRecord} from '../../src/content/document.ts'
import {badRequest, tooLargeRequest} from '../errors.ts'
import type {AddRoutes} from './environment.ts'
import {known, maxBody, pathPart, requireKnown} from './request.ts'

/** The user's profile, and the values that Studio stores for the user. */
export const addUserRoutes: AddRoutes = (api, {lake}) => {
  const {store, settings} = lake
  const {userId} = settings
  api.get('/users/me', (context) => {
    requireKnown(context)
    return context.json(userOf(userId))
  })
  api.get('/users/me/keyvalue/:keys', (context) => {
    requireKnown(context)
    const pairs = pathPart(context, 'keys')
      .split(',')
      .flatMap((key) => {
        const text = store.value(keyOf(key))
        const value: unknown = text === undefined ? undefined : JSON.parse(text)
        return value === undefined ? [] : [{key, value}]
      })
    return context.json(pairs)
  })
  api.put('/users/me/keyvalue', known, maxBody(maxValueBytes), async (context) => {
    let body: unknown
    try {
      body = JSON.parse(await context.req.text())
    } catch (cause) {
      throw badRequest('Cannot parse the request body as JSON', {cause})
    }
    const pairs = pairsIn(body)
    if (pairs.length > 100) throw tooLargeRequest('Unexpected more than 100 values, expected fewer')
    for (const {key, value} of pairs) store.setValue(keyOf(key), JSON.stringify(value))
    return context.json(pairs)
  })
  api.get('/users/:ids', (context) => {
    const users = pathPart(context, 'ids')
      .split(',')
      .map((id) => (id === userId ? userOf(id) : {id, displayName: nameOf(id), imageUrl: null}))
    return context.json(users.length === 1 ? users[0] : users)
  })
  api.get('/auth/id', (context) => {
    requireKnown(context)
    return context.json({id: userId})
  })
  api.get('/auth/providers', (context) => context.json({providers: []}))
  api.post('/auth/logout', (context) => context.json({}))
}

const maxValueBytes = 256 * 1024

const role = {name: 'administrator', title: 'Administrator'} as const

/** Returns the profile of the only user of a local lake. */
function userOf(id: string) {
  return {
    id,
    name: 'You',
    displayName: 'You',
    email: 'editor@localhost',
    profileImage: '',
    imageUrl: null,
    provider: 'bodytext',
    role: role.name,
    roles: [role],
  }
}

function keyOf(name: string): string {
  return `user.${name.slice(0, 200)}`
}

function pairsIn(value: unknown): ReadonlyArray<{readonly key: string; readonly value: unknown}> {
  if (!Array.isArray(value)) throw badRequest('Unexpected body, expected a list of `{"key", "value"}`')
  return value.map((pair: unknown) => {
    if (isRecord(pair) && typeof pair['key'] === 'string') return {key: pair['key'], value: pair['value'] ?? null}
    throw badRequest('Unexpected body, expected a list of `{"key", "value"}`')
  })
}

/** Display names of authors in history that are not people: the files of the content folder. */
const names: ReadonlyMap<string, string> = new Map([['content-folder', 'Content folder']])

function nameOf(id: string): string {
  return names.get(id) ?? id
}
