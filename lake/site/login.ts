import {isKnownCaller, refusal, tokenCookie, type Access} from '../routes/guard.ts'
import type {Fetch} from '../sockets/event-streams.ts'
import {missingPage} from './static-file.ts'

/**
 * Serves pages only to callers who may see them. If the lake needs a token, the user opens a link with the token once.
 * From then on, a cookie that scripts cannot read identifies the caller.
 */
export function createLogin(access: Access, pages: Fetch): Fetch {
  return (request) => {
    const reason = refusal(request.method, request.headers, access)
    if (reason !== undefined)
      return missingPage(
        'This address is not served',
        'Open the address that was printed when Bodytext was started.',
        403,
      )
    if (access.token === undefined) return pages(request)
    const {pathname, searchParams} = new URL(request.url)
    if (pathname === '/login') {
      const token = searchParams.get('token') ?? ''
      if (!isKnownCaller(new Headers({authorization: `Bearer ${token}`}), access)) {
        return missingPage(
          'This link is not valid',
          'Ask for the link that was printed when Bodytext was started.',
          401,
        )
      }
      const cookie = `${tokenCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${year}`
      return new Response(null, {status: 303, headers: {location: '/', 'set-cookie': cookie}})
    }
    if (isKnownCaller(request.headers, access) || access.isPublic) return pages(request)
    return missingPage('A link is needed', 'Open the link that was printed when Bodytext was started.', 401)
  }
}

const year = 365 * 24 * 60 * 60
