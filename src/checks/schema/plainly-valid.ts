import type {ArraySchemaType, ObjectSchemaType, Rule, RuleSpec, SchemaType} from '@sanity/types'
import {isRecord} from '../../content/document.ts'

/*
 * The schema validator takes 6 to 10 ms for an article. It spends nearly all of that waiting on promises, and most
 * articles are valid. This check tells in a fraction of the time that the validator would find nothing. It says so only
 * when it is sure. Anything else goes to the validator, which makes all messages. A property test compares the two.
 */

/** A schema as plain data, as far as this check needs it. It can be kept, so that the schema need not be compiled again. */
export interface SchemaPlan {
  readonly types: readonly PlanType[]
  /** The index of each document type, by name. */
  readonly documents: Readonly<Record<string, number>>
}

interface PlanType {
  readonly name: string
  /** The name of the type that it is made from. */
  readonly base?: string
  /** Fields by name, with the index of their type. */
  readonly fields?: ReadonlyArray<readonly [name: string, type: number]>
  /** The indexes of the types that members of a list may have. */
  readonly of?: readonly number[]
  /** Undefined if the type has rules that this check does not know. */
  readonly rules?: readonly PlanRule[]
  readonly isSlug: boolean
}

interface PlanRule {
  readonly isRequired: boolean
  readonly type: string
  readonly specs: readonly PlanSpec[]
}

interface PlanSpec {
  readonly flag: string
  readonly constraint?: unknown
}

/** Reads the plan of a compiled schema. @param names - the document types */
export function planOf(schema: {get: (name: string) => SchemaType | undefined}, names: readonly string[]): SchemaPlan {
  const types: PlanType[] = []
  const known = new Map<SchemaType, number>()
  // Types refer to each other in cycles, so each has its place before it is filled.
  const indexOf = (type: SchemaType): number => {
    const found = known.get(type)
    if (found !== undefined) return found
    const index = types.push({name: type.name, isSlug: false}) - 1
    known.set(type, index)
    const rules = rulesOf(type)
    types[index] = {
      name: type.name,
      ...(isNamed(type.type) ? {base: type.type.name} : {}),
      ...(isObjectType(type) ? {fields: type.fields.map((field) => [field.name, indexOf(field.type)])} : {}),
      ...(isArrayType(type) ? {of: type.of.map(indexOf)} : {}),
      ...(rules === undefined ? {} : {rules}),
      isSlug: chainHas(type, 'slug'),
    }
    return index
  }
  const documents = Object.fromEntries(
    names.flatMap((name) => {
      const type = schema.get(name)
      return type === undefined ? [] : [[name, indexOf(type)]]
    }),
  )
  return {types, documents}
}

/** Makes a check that returns true only if the validator would surely accept a document of a type. */
export function createPlainCheck({types, documents}: SchemaPlan): (value: unknown, type: string) => boolean {
  const known = new Map<number, Check>()

  const nestedCheck = ({fields, of}: PlanType): Check => {
    if (fields !== undefined) {
      const checks = new Map(fields.map(([name, type]) => [name, checkOf(type)]))
      return (value) =>
        value === undefined ||
        (isRecord(value) &&
          Object.keys(value).every((name) => name.startsWith('_') || checks.has(name)) &&
          checks.entries().every(([name, check]) => check(value[name])))
    }
    if (of !== undefined) {
      const candidates = of.map((index) => ({type: types[index], check: checkOf(index)}))
      return (value) =>
        value === undefined ||
        (Array.isArray(value) && value.every((item) => memberOf(item, candidates)?.check(item) === true))
    }
    return always
  }

  const createCheck = (type: PlanType | undefined): Check => {
    if (type?.rules === undefined) return never
    const own = type.rules.map((rule) => checkOfRule(rule, type))
    const nested = nestedCheck(type)
    return (value) => own.every((check) => check(value)) && nested(value)
  }

  // A check is looked up when it runs, not when it is made: types refer to each other in cycles.
  const checkOf =
    (index: number): Check =>
    (value) => {
      let check = known.get(index)
      if (check === undefined) {
        check = never
        known.set(index, check)
        check = createCheck(types[index])
        known.set(index, check)
      }
      return check(value)
    }

  return (value, type) => {
    const index = documents[type]
    return index !== undefined && checkOf(index)(value)
  }
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

interface Candidate {
  readonly type: PlanType | undefined
  readonly check: Check
}

/** The type of an array item, chosen as the validator does. Undefined if the item does not show it. */
function memberOf(item: unknown, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length === 1) return candidates[0]
  if (!isRecord(item) || typeof item['_type'] !== 'string') return undefined
  const name = item['_type']
  return candidates.find(({type}) => type?.base === name) ?? candidates.find(({type}) => type?.name === name)
}

/** The rules of a type as data. Undefined if there is one that this check does not know. */
function rulesOf(type: SchemaType): readonly PlanRule[] | undefined {
  const rules: unknown = type.validation
  if (!Array.isArray(rules)) return undefined
  const plans = rules.map((rule): PlanRule | undefined =>
    !isRule(rule) || rule._fieldRules !== undefined
      ? undefined
      : {isRequired: rule._required === 'required', type: String(rule._type), specs: rule._rules.map(toSpec)},
  )
  return plans.every((plan) => plan !== undefined) ? plans : undefined
}

function toSpec(spec: RuleSpec): PlanSpec {
  const constraint: unknown = 'constraint' in spec ? spec.constraint : undefined
  if (spec.flag === 'regex') {
    const {pattern, invert} = spec.constraint
    const {source, flags, global, sticky} = pattern
    return invert || global || sticky ? unknownSpec : {flag: 'regex', constraint: {source, flags}}
  }
  if (spec.flag === 'uri') {
    const {relativeOnly, scheme} = spec.constraint.options
    if (relativeOnly) return unknownSpec
    return {flag: 'uri', constraint: scheme.map(({source, flags}) => ({source, flags}))}
  }
  if (spec.flag === 'valid') {
    return {flag: 'valid', constraint: spec.constraint.filter((value) => typeof value !== 'object')}
  }
  return typeof constraint === 'string' || typeof constraint === 'number'
    ? {flag: spec.flag, constraint}
    : {flag: spec.flag}
}

const unknownSpec: PlanSpec = {flag: 'unknown'}

/** Makes the check for one rule. A missing value passes unless required (see `Rule.validate` of @sanity/validation). */
function checkOfRule({isRequired, type: ruleType, specs}: PlanRule, {isSlug}: PlanType): Check {
  const checks = specs.map(({flag, constraint}) => {
    const create = Object.hasOwn(specChecks, flag) ? specChecks[flag] : undefined
    return create === undefined ? never : create({constraint, ruleType, isSlug})
  })
  return (value) => (value === undefined ? !isRequired : checks.every((check) => check(value)))
}

function isRule(value: unknown): value is Rule {
  return isRecord(value) && Array.isArray(value['_rules'])
}

interface SpecOptions {
  readonly constraint: unknown
  /** The kind of value that the rule is about, such as `Date`. */
  readonly ruleType: string
  readonly isSlug: boolean
}

type SpecCheck = (options: SpecOptions) => Check

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

/** The scheme of an address that is clearly valid. */
function schemeOf(value: string): string | undefined {
  const [scheme = '', ...rest] = value.split(':')
  if (scheme.toLowerCase() === 'mailto') return plainEmail.test(rest.join(':')) ? 'mailto' : undefined
  return plainUrl.exec(value)?.[1]?.toLowerCase()
}

const hasSlug: Check = (value) =>
  isRecord(value) && typeof value['current'] === 'string' && value['current'].trim() !== ''

/** The checks for the kinds of constraint that can be decided without the validator. */
const specChecks: Readonly<Record<string, SpecCheck>> = {
  type: ({constraint}) => (typeof constraint === 'string' ? (typeChecks[constraint] ?? never) : never),
  presence: ({constraint}) => (constraint === 'required' ? isPresent : always),
  min: compared((size, limit) => size >= limit),
  max: compared((size, limit) => size <= limit),
  integer: () => Number.isInteger,
  unique: () => isDistinct,
  valid: ({constraint}) => {
    const allowed: ReadonlySet<unknown> = new Set(Array.isArray(constraint) ? constraint : [])
    return (value) => (Array.isArray(value) ? value.every((member) => allowed.has(member)) : allowed.has(value))
  },
  regex: ({constraint}) => {
    const pattern = toRegExp(constraint)
    return (value) => typeof value === 'string' && pattern?.test(value) === true
  },
  email: () => (value) => typeof value === 'string' && plainEmail.test(value),
  uri: ({constraint}) => {
    const schemes = (Array.isArray(constraint) ? constraint : []).map(toRegExp)
    return (value) => {
      const scheme = typeof value === 'string' ? schemeOf(value) : undefined
      return scheme !== undefined && schemes.some((pattern) => pattern?.test(scheme) === true)
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
  custom: ({isSlug}) => (isSlug ? hasSlug : always),
}

function toRegExp(value: unknown): RegExp | undefined {
  return isRecord(value) ? new RegExp(String(value['source']), String(value['flags'])) : undefined
}

function isNamed(type: SchemaType | undefined | null): type is SchemaType {
  return type !== undefined && type !== null
}

function isMeta(key: string): boolean {
  return key === '_key' || key === '_type' || key === '_weak'
}

/** A key that identifies a text or a reference without a deep comparison. Undefined for other members. */
function identityOf(member: unknown): string | undefined {
  if (typeof member === 'string') return `text ${member}`
  return isRecord(member) && typeof member['_ref'] === 'string' ? `reference ${member['_ref']}` : undefined
}

function compared(holds: (size: number, limit: number) => boolean): SpecCheck {
  return ({constraint, ruleType}) => {
    if (typeof constraint !== 'number' || ruleType === 'Date') return never
    return (value) => {
      const size = sizeOf(value)
      return size !== undefined && holds(size, constraint)
    }
  }
}

function chainHas(type: SchemaType | undefined | null, name: string): boolean {
  // The root of a chain is null in compiled schemas, whatever the types say.
  return type !== undefined && type !== null && (type.name === name || chainHas(type.type, name))
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'number' ? value : undefined
}
