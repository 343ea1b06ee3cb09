import dns from 'node:dns'

/*
 * Loaded into the official command line, which calls `<project>.localhost`. Names below `localhost` are this machine
 * (RFC 6761, section 6.3), but few resolvers outside of browsers know it.
 */
const {lookup} = dns

const isBelowLocalhost = (name: unknown): boolean => typeof name === 'string' && name.endsWith('.localhost')

const patched = (name: string, ...rest: readonly unknown[]): unknown =>
  Reflect.apply(lookup, dns, [isBelowLocalhost(name) ? '127.0.0.1' : name, ...rest])

Object.defineProperty(dns, 'lookup', {value: Object.assign(patched, lookup), writable: true, configurable: true})
