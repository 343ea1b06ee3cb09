/** A value that is only looked at, however deep. */
export type ReadOnly<Value> = Value extends readonly (infer Member)[]
  ? ReadonlyArray<ReadOnly<Member>>
  : Value extends object
    ? {readonly [Key in keyof Value]: ReadOnly<Value[Key]>}
    : Value
