import dns from 'node:dns'

/*
 * This file is loaded into the official Sanity command line, which calls `<project>.localhost`. Names below `localhost`
 * mean this machine (RFC 6761, section 6.3), but few resolvers outside of browsers support that.
 */
const {lookup} = dns

Object.defineProperty(dns, 'lookup', {value: Object.assign(patched, lookup), writable: true, configurable: true})

function patched(name: string, ...rest: readonly unknown[]): unknown {
  return Reflect.apply(lookup, dns, [isBelowLocalhost(name) ? '127.0.0.1' : name, ...rest])
}

function isBelowLocalhost(name: unknown): boolean {
  return typeof name === 'string' && name.endsWith('.localhost')
}
