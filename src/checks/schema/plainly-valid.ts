import type {ArraySchemaType, ObjectSchemaType, Rule, RuleSpec, SchemaType} from '@sanity/types'
import {isRecord} from '../../content/document.ts'

/*
 * The schema validator takes 6 to 10 ms for an article. It spends nearly all of that waiting on promises, and most
 * articles are valid. This check tells in a fraction of the time that the validator would find nothing. It says so only
 * when it is sure. Anything else goes to the validator, which makes all messages. A property test compares the two.
 */

/** Makes a check that returns true only if the validator would surely accept a value of a type. */
export function createPlainCheck(): (value: unknown, type: SchemaType) => boolean {
  const known = new Map<SchemaType, Check>()

  const nestedCheck = (type: SchemaType): Check => {
    if (isObjectType(type)) {
      const fields = new Map(type.fields.map((field) => [field.name, checkOf(field.type)]))
      return (value) =>
        value === undefined ||
        (isRecord(value) &&
          Object.keys(value).every((name) => name.startsWith('_') || fields.has(name)) &&
          fields.entries().every(([name, check]) => check(value[name])))
    }
    if (isArrayType(type)) {
      const candidates = type.of
      return (value) =>
        value === undefined ||
        (Array.isArray(value) &&
          value.every((item) => {
            const member = memberTypeOf(item, candidates)
            return member !== undefined && checkOf(member)(item)
          }))
    }
    return always
  }

  const createCheck = (type: SchemaType): Check => {
    const rules: unknown = type.validation
    if (!Array.isArray(rules)) return never
    const own = rules.map((rule) => checkOfRule(rule, type))
    const nested = nestedCheck(type)
    return (value) => own.every((check) => check(value)) && nested(value)
  }

  // Types refer to each other in cycles, so a check is looked up when it runs, not when it is made.
  const checkOf =
    (type: SchemaType): Check =>
    (value) => {
      let check = known.get(type)
      if (check === undefined) {
        check = never
        known.set(type, check)
        check = createCheck(type)
        known.set(type, check)
      }
      return check(value)
    }

  return (value, type) => checkOf(type)(value)
}

type Check = (value: unknown) => boolean

const always: Check = () => true

const never: Check = () => false

function isObjectType(type: SchemaType): type is ObjectSchemaType {
  return type.jsonType === 'object' && 'fields' in type
}

function isArrayType(type: SchemaType): type is ArraySchemaType {
  return type.jsonType === 'array' && 'of' in type
}

/** The type of an array item, chosen as the validator does. Undefined if the item does not show it. */
function memberTypeOf(item: unknown, candidates: readonly SchemaType[]): SchemaType | undefined {
  if (candidates.length === 1) return candidates[0]
  if (!isRecord(item) || typeof item['_type'] !== 'string') return undefined
  const name = item['_type']
  return (
    candidates.find((candidate) => candidate.type?.name === name) ??
    candidates.find((candidate) => candidate.name === name)
  )
}

/** Makes the check for one rule. A missing value passes unless required (see `Rule.validate` of @sanity/validation). */
function checkOfRule(rule: unknown, type: SchemaType): Check {
  if (!isRule(rule) || rule._fieldRules !== undefined) return never
  const checks = rule._rules.map((spec) => checkOfSpec(spec, rule, type))
  const required = rule._required === 'required'
  return (value) => (value === undefined ? !required : checks.every((check) => check(value)))
}

function isRule(value: unknown): value is Rule {
  return isRecord(value) && Array.isArray(value['_rules'])
}

type Flag = RuleSpec['flag']
type SpecOf<F extends Flag> = Extract<RuleSpec, {flag: F}>
type SpecCheck<F extends Flag> = (spec: SpecOf<F>, rule: Rule, type: SchemaType) => Check

const dayPattern = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const plainDate = new RegExp(`^${dayPattern}(?:T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,6})?Z)?$`)

const typeChecks: Readonly<Record<string, Check>> = {
  String: (value) => typeof value === 'string',
  Number: (value) => typeof value === 'number' && Number.isFinite(value),
  Boolean: (value) => typeof value === 'boolean',
  Array: (value) => Array.isArray(value),
  Object: isRecord,
  Date: (value) => typeof value === 'string' && plainDate.test(value),
}

const isPresent: Check = (value) => {
  if (isRecord(value)) return Object.keys(value).some((key) => !isMeta(key))
  return typeof value === 'string' ? value !== '' : value !== undefined && value !== null
}

const isDistinct: Check = (value) => {
  if (!Array.isArray(value)) return false
  const identities = value.map(identityOf)
  return identities.every((identity) => identity !== undefined) && new Set(identities).size === value.length
}

/** Addresses that are clearly valid. Unusual ones go to the validator. */
const plainEmail = /^[a-z0-9]+(?:[._-][a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i
const plainUrl = /^(https?):\/\/[a-z0-9.-]+(?:\/[\w./~%?=&#+,-]*)?$/i

const hasSlug: Check = (value) =>
  isRecord(value) && typeof value['current'] === 'string' && value['current'].trim() !== ''

/** The checks for the kinds of constraint that can be decided without the validator. */
const specChecks: {readonly [F in Flag]?: SpecCheck<F>} = {
  type: ({constraint}) => typeChecks[constraint] ?? never,
  presence: ({constraint}) => (constraint === 'required' ? isPresent : always),
  min: compared((size, limit) => size >= limit),
  max: compared((size, limit) => size <= limit),
  integer: () => Number.isInteger,
  unique: () => isDistinct,
  valid: ({constraint}) => {
    const allowed: ReadonlySet<unknown> = new Set(constraint.filter((value) => typeof value !== 'object'))
    return (value) => (Array.isArray(value) ? value.every((member) => allowed.has(member)) : allowed.has(value))
  },
  regex: ({constraint: {pattern, invert}}) => {
    if (invert || pattern.global || pattern.sticky) return never
    return (value) => typeof value === 'string' && pattern.test(value)
  },
  email: () => (value) => typeof value === 'string' && plainEmail.test(value),
  uri: ({constraint: {options}}) => {
    if (options.relativeOnly) return never
    return (value) => {
      const [, scheme] = typeof value === 'string' ? (plainUrl.exec(value) ?? []) : []
      return scheme !== undefined && options.scheme.some((pattern) => pattern.test(scheme.toLowerCase()))
    }
  },
  // The rule `dangling-reference` checks whether the target exists.
  reference: () => (value) => isRecord(value) && typeof value['_ref'] === 'string' && value['_ref'] !== '',
  assetRequired: () => (value) =>
    isRecord(value) &&
    isRecord(value['asset']) &&
    typeof value['asset']['_ref'] === 'string' &&
    value['asset']['_ref'] !== '',
  // Without a server the validator runs only its own custom checks. Of those, only the one for slugs finds anything.
  custom: (_spec, _rule, type) => (chainHas(type, 'slug') ? hasSlug : always),
}

function checkOfSpec(spec: RuleSpec, rule: Rule, type: SchemaType): Check {
  const create: unknown = specChecks[spec.flag]
  return isSpecCheck(create) ? create(spec, rule, type) : never
}

function isMeta(key: string): boolean {
  return key === '_key' || key === '_type' || key === '_weak'
}

/** A key that identifies a text or a reference without a deep comparison. Undefined for other members. */
function identityOf(member: unknown): string | undefined {
  if (typeof member === 'string') return `text ${member}`
  return isRecord(member) && typeof member['_ref'] === 'string' ? `reference ${member['_ref']}` : undefined
}

function compared(holds: (size: number, limit: number) => boolean) {
  return ({constraint}: {readonly constraint: unknown}, rule: Rule): Check => {
    if (typeof constraint !== 'number' || rule._type === 'Date') return never
    return (value) => {
      const size = sizeOf(value)
      return size !== undefined && holds(size, constraint)
    }
  }
}

function chainHas(type: SchemaType | undefined, name: string): boolean {
  return type !== undefined && (type.name === name || chainHas(type.type, name))
}

function isSpecCheck(value: unknown): value is (spec: RuleSpec, rule: Rule, type: SchemaType) => Check {
  return typeof value === 'function'
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'number' ? value : undefined
}
