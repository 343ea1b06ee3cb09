import type {z} from 'zod'
import {kindOf} from '../content/kinds.ts'
import {contractShape} from './index.ts'

/** Returns the name of a resource in the contract, by the type of its document. */
export function resourceContract(type: string): string {
  return kindOf(type)?.contractName ?? type
}

/** @throws {ContractBreach} if a value does not match a schema; a field that a strict schema lacks is a breach too */
export function assertShape(name: string, schema: z.ZodType, value: unknown): void {
  const {success, error} = schema.safeParse(value)
  if (success) return
  const breaches = error.issues
    .slice(0, maxBreachesShown)
    .map(({path, message}) => `\`${path.map(String).join('.')}\`: ${message}`)
  throw new ContractBreach(`Unexpected ${name}, expected what the contract says of it: ${breaches.join('; ')}`)
}

/** @throws {ContractBreach} if a value does not match the contract's entry of that name */
export function assertContract(name: string, value: unknown): void {
  return assertShape(name, contractShape(name).schema, value)
}

/** Thrown if a value that is about to be written does not match the contract. */
class ContractBreach extends Error {
  override readonly name = 'ContractBreach'
}

/** The maximum number of problems in one error message. */
const maxBreachesShown = 5
