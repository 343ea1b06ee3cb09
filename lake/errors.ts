import type {PictureError} from '../src/pictures/open-picture.ts'

/**
 * A refused request, with a status and a body that `@sanity/client` understands
 * (https://www.sanity.io/docs/http-reference/mutation#errors). Except for 429, every status below is final for the
 * client: it drops the edit. It retries after 5xx, 408 and 429.
 */
export class LakeError extends Error {
  override readonly name = 'LakeError'
  readonly status: number
  readonly body: unknown
  constructor(status: number, message: string, body: unknown, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.body = body
  }
}

export function badRequest(message: string, options?: ErrorOptions): LakeError {
  return named(400, 'Bad Request', message, options)
}

export function unauthorized(message: string): LakeError {
  return named(401, 'Unauthorized', message)
}

export function forbidden(message: string): LakeError {
  return named(403, 'Forbidden', message)
}

export function notFound(message: string): LakeError {
  return named(404, 'Not Found', message)
}

export function conflict(message: string): LakeError {
  return named(409, 'Conflict', message)
}

export function tooLargeRequest(message: string): LakeError {
  return named(413, 'Payload Too Large', message)
}

/** Nothing was saved, and the client may try again. */
export function unavailable(message: string, options?: ErrorOptions): LakeError {
  return named(503, 'Service Unavailable', message, options)
}

export function tooMany(message: string): LakeError {
  return named(429, 'Too Many Requests', message)
}

/** Turns a problem with an image into a response error. The client drops the upload. */
export function pictureError({problem, message, cause}: PictureError): LakeError {
  return problem === 'unsupported' ? unsupportedType(message) : badRequest(message, {cause})
}

/**
 * Creates the error for a mutation that cannot be applied. Its item tells the client which mutation failed, and why.
 */
export function mutationError(type: string, description: string, details: Readonly<Record<string, unknown>> = {}) {
  return new LakeError(409, description, {
    error: {
      type: 'mutationError',
      description: 'The mutation(s) failed: ' + description,
      items: [{error: {type, description, ...details}, index: 0}],
    },
  })
}

/** Returns the same error with the position of the mutation or action that caused it. */
export function atIndex(error: unknown, index: number, kind: 'mutationError' | 'actionError'): unknown {
  if (!(error instanceof LakeError) || error.status !== 409) return error
  const body = error.body
  if (typeof body !== 'object' || body === null || !('error' in body)) return error
  const inner = body.error
  if (typeof inner !== 'object' || inner === null || !('items' in inner) || !Array.isArray(inner.items)) return error
  const items: readonly object[] = inner.items
  return new LakeError(error.status, error.message, {
    error: {
      type: kind,
      description: `The ${kind === 'actionError' ? 'action' : 'mutation'}(s) failed: ${error.message}`,
      items: items.map((item) => Object.assign({}, item, {index})),
    },
  })
}

function named(status: number, error: string, message: string, options?: ErrorOptions): LakeError {
  return new LakeError(status, message, {statusCode: status, error, message}, options)
}

function unsupportedType(message: string): LakeError {
  return named(415, 'Unsupported Media Type', message)
}
