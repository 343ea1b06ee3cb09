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
export {InUse} from './store/lock.ts'
export {DatabaseProblem} from './store/problems.ts'
export {backupDatabase} from './maintenance/backup-database.ts'
export {checkDatabase} from './maintenance/check-database.ts'
export {rebuildDatabase} from './maintenance/rebuild-database.ts'
export {writeFiles} from './maintenance/write-files.ts'
