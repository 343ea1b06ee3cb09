import type {z} from 'zod'
import {kindOf, type PageType} from '../content/kinds.ts'
import {contractShape} from './index.ts'

/** What is about to be written does not hold to what is promised. */
class ContractBreach extends Error {
  override readonly name = 'ContractBreach'
}

const resourceNames: Readonly<Record<PageType, string>> = {
  article: 'Article',
  benefit: 'Benefit',
  bodyRegion: 'BodyRegion',
  condition: 'Condition',
  therapy: 'Therapy',
  person: 'Person',
  source: 'SourceDocument',
}

/** The name in the contract of a resource, by the type of its document. */
export const resourceContract = (type: string): string => {
  const kind = kindOf(type)
  return kind === undefined ? type : resourceNames[kind.type]
}

/** Fields shown of a value that breaks the contract in many. */
const maxBreachesShown = 5

/** @throws {ContractBreach} if a value is not as a schema says; a field that it does not describe is a breach too */
export const assertShape = (name: string, schema: z.ZodType, value: unknown): void => {
  const {success, error} = schema.safeParse(value)
  if (success) return
  const breaches = error.issues
    .slice(0, maxBreachesShown)
    .map(({path, message}) => `\`${path.map(String).join('.')}\`: ${message}`)
  throw new ContractBreach(`Unexpected ${name}, expected what the contract says of it: ${breaches.join('; ')}`)
}

/** @throws {ContractBreach} if a value is not as the contract's entry of that name says */
export const assertContract = (name: string, value: unknown): void =>
  assertShape(name, contractShape(name).schema, value)
