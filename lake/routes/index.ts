import {Hono} from 'hono'
import {PictureError} from '../../src/pictures/open-picture.ts'
import {LakeError, notFound, pictureError, unauthorized, unavailable} from '../errors.ts'
import {addDeliveryRoutes, addUploadRoutes} from './assets.ts'
import {addChangeRoutes} from './changes.ts'
import {addDocumentRoutes} from './documents.ts'
import type {Api, Environment, Services} from './environment.ts'
import {problemOf} from '../store/problems.ts'
import {addEventRoutes} from './events.ts'
import {createCors, createGuard, type Access} from './guard.ts'
import {addHistoryRoutes} from './history.ts'
import {addProjectRoutes} from './projects.ts'
import {addQueryRoutes} from './query.ts'
import {addUserRoutes} from './users.ts'

/** Creates the HTTP API of the lake. */
export function createApi(services: Services, access: Access): Api {
  const {dataset} = services.lake.settings
  const api: Api = new Hono<Environment>()
  api.use('/data/:kind/:dataset/*', async (context, next) => {
    const asked = context.req.param('dataset')
    const isNested = context.req.param('kind') === 'history' || context.req.param('kind') === 'live'
    if (!isNested && asked !== dataset) {
      throw notFound(`There is no dataset ${JSON.stringify(asked)} here, expected ${JSON.stringify(dataset)}`)
    }
    await next()
  })
  for (const add of parts) add(api, services)

  const app: Api = new Hono<Environment>()
  app.use(createGuard(access))
  app.use(createCors(access))
  app.use(async (context, next) => {
    if (!context.get('caller').isKnown && !access.isPublic) {
      throw unauthorized('Unauthorized, expected a token: the lake printed it when it started')
    }
    await next()
  })
  app.route('/:version{v(?:X|1|\\d{4}-\\d{2}-\\d{2})}', api)
  const delivery: Api = new Hono<Environment>()
  addDeliveryRoutes(delivery, services)
  app.route('/', delivery)
  app.notFound((context) => {
    const {pathname} = new URL(context.req.url)
    return context.json({statusCode: 404, error: 'Not Found', message: `There is nothing at ${pathname}`}, 404)
  })
  const told = new Set<string>()
  app.onError((error) => {
    const problem = problemOf(error, services.lake.path)
    const refused =
      error instanceof PictureError
        ? pictureError(error)
        : problem === undefined
          ? error
          : unavailable(problem.message, {cause: error})
    if (problem !== undefined && !told.has(problem.message)) process.stderr.write(`${problem.message}\n`)
    if (problem !== undefined) told.add(problem.message)
    if (refused instanceof LakeError) {
      // What is left of a body that is too large is not read, so the connection cannot be used again.
      const headers = refused.status === 413 ? {connection: 'close'} : undefined
      return Response.json(refused.body, {status: refused.status, ...(headers && {headers})})
    }
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return Response.json({statusCode: 500, error: 'Internal Server Error', message: error.message}, {status: 500})
  })
  return app
}

const parts = [
  addQueryRoutes,
  addDocumentRoutes,
  addChangeRoutes,
  addEventRoutes,
  addHistoryRoutes,
  addUploadRoutes,
  addUserRoutes,
  addProjectRoutes,
]
