import {existsSync, realpathSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {UsageError} from './command.ts'

/**
 * Checks that the output folder neither contains the content nor is inside it, and holds no project: an export deletes
 * stale files there.
 * @throws {UsageError}
 */
export function checkFolder(out: string, from: string): void {
  const [target, origin] = [realPath(out), realPath(from)]
  if (from !== 'dataset' && (holds(target, origin) || holds(origin, target))) {
    throw new UsageError(
      `Cannot write into ${out}, it holds the content or is a part of it: choose another folder with --out`,
    )
  }
  if (existsSync(join(out, 'package.json')) || existsSync(join(out, '.git', 'HEAD'))) {
    throw new UsageError(`Cannot write into ${out}, it holds a project: choose another folder with --out`)
  }
}

/** @throws {UsageError} if the value is not a valid time */
export function parseMoment(value: string | undefined): Date {
  const now = value === undefined ? new Date() : new Date(value)
  if (Number.isNaN(now.getTime()))
    throw new UsageError(`Unexpected time ${value}, expected one such as 2026-11-22T08:00:00Z`)
  return now
}

/** Reads the address that everything is shown at. */
export function parseBaseUrl(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new UsageError(
      `Unexpected address ${value}, expected one such as http://localhost:8080 or https://test.example.org`,
    )
  return url.href.replace(/\/+$/, '')
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path)
}

function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(outer, way) === inner)
}
