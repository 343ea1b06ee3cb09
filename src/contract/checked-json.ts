import {assertContract} from './check.ts'

/** A file of the contract as JSON, held against what is promised of it. @throws {ContractBreach} if it is not so */
export function renderChecked(name: string, value: object): string {
  assertContract(name, value)
  return `${JSON.stringify(value)}\n`
}
