import {enableCompileCache} from 'node:module'
import {join} from 'node:path'

/*
 * Loaded before a command (`node --import`). Compiled modules are kept from one run to the next, without their types:
 * loading them is most of the time of a short command. Node compiles again what has changed. Without a folder that can be
 * written, commands work as before.
 */
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/bodytext/modules'))
