import dns from 'node:dns'

function patched(name: string, ...rest: readonly unknown[]): unknown {
  return Reflect.apply(lookup, dns, [isBelowLocalhost(name) ? '127.0.0.1' : name, ...rest])
}

/*
 * Loaded into the official command line, which calls `<project>.localhost`. Names below `localhost` are this machine
 * (RFC 6761, section 6.3), but few resolvers outside of browsers know it.
 */
const {lookup} = dns

function isBelowLocalhost(name: unknown): boolean {
  return typeof name === 'string' && name.endsWith('.localhost')
}

Object.defineProperty(dns, 'lookup', {value: Object.assign(patched, lookup), writable: true, configurable: true})
