/** Freezes a value and everything in it, so that any change to it throws. */
export const freeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) freeze(member)
  return Object.freeze(value)
}
