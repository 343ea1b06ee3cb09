/** A type with all its properties read-only, at any depth. */
export type ReadOnly<Value> = Value extends readonly (infer Member)[]
  ? ReadonlyArray<ReadOnly<Member>>
  : Value extends object
    ? {readonly [Key in keyof Value]: ReadOnly<Value[Key]>}
    : Value
