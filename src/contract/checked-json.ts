import {assertContract} from './check.ts'

/** Renders a file of the contract as JSON, after checking it. @throws {ContractBreach} if it does not match */
export function renderChecked(name: string, value: object): string {
  assertContract(name, value)
  return `${JSON.stringify(value)}\n`
}
