import type {AddRoutes, ApiContext} from './environment.ts'
import {pathPart, searchOf} from './request.ts'

/** The project and its dataset, as Studio and the `sanity` command line request them. */
export const addProjectRoutes: AddRoutes = (api, {lake}) => {
  const {dataset, userId} = lake.settings
  const datasets = [{name: dataset, aclMode: 'private', datasetProfile: 'content', tags: []}]
  const project = (context: ApiContext) => ({
    id: pathPart(context, 'project') || lake.settings.projectId,
    displayName: 'Bodytext',
    organizationId: null,
    studioHost: null,
    isBlocked: false,
    isDisabled: false,
    metadata: {},
    features: [],
    members: [
      {id: userId, isCurrentUser: true, isRobot: false, roles: [{name: 'administrator', title: 'Administrator'}]},
    ],
  })

  api.get('/projects/:project/datasets/:dataset/acl', (context) => context.json(access))
  api.get('/projects/:project/datasets', (context) =>
    context.json(searchOf(context).has('datasetProfile') ? [] : datasets),
  )
  api.get('/datasets', (context) => context.json(datasets))
  for (const [path, answer] of Object.entries(quietAnswers)) {
    api.get(path, (context) => context.json(answer))
  }
  api.post('/intake/*', (context) => context.json({}))
  api.get('/projects', (context) => context.json([project(context)]))
  api.get('/projects/:project', (context) => context.json(project(context)))
}

const access = [
  {
    filter: '_id in path("**")',
    permissions: ['read', 'update', 'create', 'history', 'editHistory', 'manage'],
  },
]

/** Fixed answers to requests that Studio makes but that have no meaning for a local lake, by path. */
const quietAnswers: Readonly<Record<string, unknown>> = {
  '/ping': {},
  '/help': {resources: {}},
  '/features': ['contentReleases'],
  '/check/cors': {result: {allowed: true, withCredentials: true}},
  '/intake/telemetry-status': {status: 'denied'},
  '/journey/announcements': [],
  '/journey/:topic': null,
  '/journey/:topic/*': null,
  '/projects/:project/grants': {},
  '/projects/:project/user-applications': [],
  '/projects/:project/new-content-release-allowed': {
    data: {
      orgActiveReleaseCount: 0,
      orgMeteredActiveReleaseCount: 0,
      datasetReleaseLimit: 1000,
      orgActiveReleaseLimit: null,
    },
  },
  '/schedules/:project/:dataset': {schedules: []},
  '/subscriptions/project/:project': null,
  '/data/ping/:dataset': {},
}
