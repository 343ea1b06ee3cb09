/** Returns the fields of an object that have a value: without undefined, empty texts and empty lists. */
export function compact<Value extends object>(value: Value): Present<Value> {
  const kept = Object.entries(value).filter(
    ([, field]) => field !== undefined && field !== '' && !(Array.isArray(field) && field.length === 0),
  )
  return Object.fromEntries(kept) as Present<Value>
}

type Present<Value> = {[Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key]} & {
  [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined>
}
