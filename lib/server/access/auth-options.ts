import { NextRequest } from 'next/server'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import { AppError } from '@/lib/domain/errors'
import { COOKIE_SECONDS, cookieName, cookieOptions, sessionIdOf } from '@/lib/server/access/session-cookie'
import { closeSession, openSession } from '@/lib/server/access/sessions'
import { personOfPassword } from '@/lib/server/access/sign-in'
import { visitOf } from '@/lib/server/access/visit'
import { env } from '@/lib/server/env'
import { refuseForeignOrigin } from '@/lib/server/http/origin'
import { parseJson, readBody } from '@/lib/server/http/read-body'
import { logger } from '@/lib/server/logger'

/** What next-auth may do here; its other pages and endpoints are not needed and not reachable. */
const ACTIONS = new Set(['GET csrf', 'POST callback/credentials', 'POST signout'])

const MAX_BODY = 10_000

interface AuthContext {
  params: Promise<{ nextauth: string[] }>
}

/** next-auth swallows what its callbacks throw; this carries it out to the route, which answers it as it should. */
interface Outcome {
  isDone: boolean
  failure: unknown
}

/** Answers a request to next-auth. Throws AppError when it is refused. */
export async function handleAuth(request: Request, context: AuthContext): Promise<Response> {
  const { nextauth } = await context.params
  const action = `${request.method} ${nextauth.join('/')}`
  if (!ACTIONS.has(action)) throw new AppError('not_found', 'There is nothing at this address')
  refuseForeignOrigin(request)
  // Read by next-auth from the environment only; every redirect of ours is relative all the same.
  process.env.NEXTAUTH_URL = env().publicUrl.origin
  const outcome: Outcome = { isDone: false, failure: null }
  const response: Response = await NextAuth(await checkedRequest(request), context, await authOptions(request, outcome))
  if (outcome.failure) throw outcome.failure
  if (request.method === 'POST' && !outcome.isDone && (await hadAnythingToDo(request, action))) {
    throw new AppError(
      'forbidden',
      'Your browser did not send our cookie back. Allow cookies for this site and try again',
    )
  }
  return response
}

/** Signing out without a session is done already; signing in never is. */
const hadAnythingToDo = async ({ headers }: Request, action: string): Promise<boolean> =>
  action !== 'POST signout' || (await sessionIdOf(headers.get('cookie'))) !== null

/** The request with a small body that can be read: next-auth reads any size, and fails on broken JSON. */
async function checkedRequest(request: Request): Promise<NextRequest> {
  const { url, method, headers } = request
  if (method === 'GET') return new NextRequest(url, { method, headers })
  const body = new TextDecoder().decode(await readBody(request, MAX_BODY))
  if (headers.get('content-type')?.includes('application/json')) parseJson(body)
  return new NextRequest(url, { method, headers, body })
}

async function authOptions(request: Request, outcome: Outcome): Promise<NextAuthOptions> {
  const note = (error: unknown): never => {
    outcome.failure = error
    throw error
  }
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    useSecureCookies: env().publicUrl.protocol === 'https:',
    cookies: await namedCookies(),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    logger: {
      error: (code, metadata) => logger.warn({ code, metadata }, 'next-auth reports an error'),
      warn: (code) => logger.debug({ code }, 'next-auth warns'),
      debug: () => {},
    },
    providers: [
      credentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const id = await personOfPassword(credentials, visitOf(request.headers).address).catch(note)
          return { id }
        },
      }),
    ],
    callbacks: {
      // The cookie carries the session's id and nothing else: who that is, and what they may do, is in our tables.
      jwt: async ({ token, user }) => {
        if (!user) return token
        const previous = await sessionIdOf(request.headers.get('cookie'))
        const sessionId = await openSession(user.id, visitOf(request.headers), previous).catch(note)
        outcome.isDone = true
        return { sessionId }
      },
      redirect: () => '/',
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string') await closeSession(token.sessionId).catch(note)
        outcome.isDone = true
      },
    },
  }
}

async function namedCookies(): Promise<NonNullable<NextAuthOptions['cookies']>> {
  const options = cookieOptions()
  const short = { ...options, maxAge: 15 * 60 }
  return {
    sessionToken: { name: await cookieName('session'), options },
    csrfToken: { name: await cookieName('csrf'), options },
    callbackUrl: { name: await cookieName('callback'), options },
    state: { name: await cookieName('state'), options: short },
    pkceCodeVerifier: { name: await cookieName('pkce'), options: short },
    nonce: { name: await cookieName('nonce'), options: short },
  }
}
