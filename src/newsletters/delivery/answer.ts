import type {z} from 'zod'
import {DeliveryError} from './delivery-error.ts'

/** Reads an answer of a service. @throws {DeliveryError} if it does not have the documented shape */
export function readAnswer<Schema extends z.ZodType>(title: string, schema: Schema, value: unknown): z.infer<Schema> {
  const {success, data, error} = schema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  throw new DeliveryError(
    'broken',
    `${title} answered in a way that we do not know (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}). Look there for the draft before you try again`,
  )
}
