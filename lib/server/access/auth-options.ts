import type { NextAuthOptions } from 'next-auth'
import credentialsProvider from 'next-auth/providers/credentials'
import { admit } from '@/lib/server/access/oidc/admission'
import type { ProviderMetadata } from '@/lib/server/access/oidc/discovery'
import { sealIdToken } from '@/lib/server/access/oidc/id-token-seal'
import { provenIdentity } from '@/lib/server/access/oidc/proven-identity'
import { providerOptions } from '@/lib/server/access/oidc/provider-options'
import { safePath } from '@/lib/server/access/safe-path'
import { COOKIE_SECONDS, cookieName, cookieOptions, sessionIdOf } from '@/lib/server/access/session-cookie'
import { closeSession, openSession } from '@/lib/server/access/sessions'
import { personOfPassword } from '@/lib/server/access/sign-in'
import { visitOf } from '@/lib/server/access/visit'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import type { OidcProvider } from '@/lib/server/oidc-settings'

/** next-auth swallows what its callbacks throw; this carries it out to the route, which answers it as it should. */
export interface Outcome {
  isDone: boolean
  failure: unknown
}

/** The provider a request is about, and what it says about itself. */
export interface ChosenProvider {
  provider: OidcProvider
  metadata: ProviderMetadata
}

/** next-auth for one request: with the provider it is about, or with passwords. */
export async function authOptions(request: Request, outcome: Outcome, chosen?: ChosenProvider) {
  const note = (error: unknown): never => {
    outcome.failure ??= error
    throw error
  }
  const visit = visitOf(request.headers)
  const open: OpenSession = async (personId, through) => {
    const previous = await sessionIdOf(request.headers.get('cookie'))
    return openSession(personId, visit, previous, through)
  }
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    useSecureCookies: env().publicUrl.protocol === 'https:',
    cookies: await namedCookies(),
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    logger: {
      // Without what it adds: codes and tokens hang on the errors of a provider.
      error: (code) => logger.warn({ code }, 'next-auth reports an error'),
      warn: (code) => logger.debug({ code }, 'next-auth warns'),
      debug: () => {},
    },
    providers: [chosen ? providerOptions(chosen.provider, chosen.metadata, note) : passwords(visit.address, note)],
    callbacks: {
      // The cookie carries the session's id and nothing else: who that is, and what they may do, is in our tables.
      jwt: async ({ token, user, account, profile }) => {
        if (!user) return token
        const sessionId = await (chosen
          ? openThrough(chosen.provider, { account, profile }, visit.address, open)
          : open(user.id, null)
        ).catch(note)
        outcome.isDone = true
        return { sessionId }
      },
      redirect: ({ url }) => safePath(url),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string') await closeSession(token.sessionId).catch(note)
        outcome.isDone = true
      },
    },
  } satisfies NextAuthOptions
}

type OpenSession = (personId: string, through: Parameters<typeof openSession>[3]) => Promise<string>

interface Proof {
  account: { id_token?: string | undefined } | null
  profile?: object | undefined
}

async function openThrough(provider: OidcProvider, { account, profile }: Proof, address: string, open: OpenSession) {
  const claims = { ...profile }
  const { personId, identityId } = await admit(provider, provenIdentity(provider, claims), address)
  logger.info({ provider: provider.id, personId }, 'Signed in through a provider')
  const providerSessionId = 'sid' in claims && typeof claims.sid === 'string' ? claims.sid : null
  return open(personId, { identityId, providerSessionId, idToken: await sealIdToken(account?.id_token) })
}

const passwords = (address: string, note: (error: unknown) => never) =>
  credentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (credentials) => ({ id: await personOfPassword(credentials, address).catch(note) }),
  })

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
