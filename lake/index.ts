/*
 * The public interface of the embedded Content Lake: what commands open, serve and close. Apart from tests, code
 * outside `lake/` imports only this file.
 */
export {openLocalLake, type LocalLake} from './local-lake.ts'
export {isLoopbackName} from './routes/guard.ts'
export {PortInUse, startServer, type LakeServer} from './server.ts'
export {createLogin} from './site/login.ts'
export {createPublishedFiles, publishedPath} from './site/published-files.ts'
export {startSite} from './site/site-server.ts'
export {createStudioFiles} from './site/studio-files.ts'
export type {Fetch} from './sockets/event-streams.ts'
export {DatabaseInUse} from './store/database.ts'
