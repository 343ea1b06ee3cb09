import {availableParallelism} from 'node:os'

/** How many things may run at the same time here. */
export const cores = availableParallelism()
