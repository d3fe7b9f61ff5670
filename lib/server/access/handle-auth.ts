import { AppError } from '@/lib/domain/errors'
import { type AuthContext, askNextAuth, cookiesNeeded } from '@/lib/server/access/next-auth'
import { providerSignOut } from '@/lib/server/access/oidc/provider-sign-out'
import { finishSignIn, startSignIn } from '@/lib/server/access/oidc/round-trip'
import { sessionIdOf } from '@/lib/server/access/session-cookie'
import { findSessionOrigin } from '@/lib/server/db/sessions'
import { refuseForeignOrigin } from '@/lib/server/http/origin'

/** What next-auth may do here beside providers; its other pages and endpoints are not needed and not reachable. */
const ACTIONS = new Set(['GET csrf', 'POST callback/credentials', 'POST signout'])

/** Answers a request to next-auth. Throws AppError when it is refused. */
export async function handleAuth(request: Request, context: AuthContext): Promise<Response> {
  const { nextauth } = await context.params
  const action = `${request.method} ${nextauth.join('/')}`
  const [, providerId = ''] = nextauth
  const isOfProvider = nextauth.length === 2 && /^[a-z0-9]+$/.test(providerId) && providerId !== 'credentials'
  if (isOfProvider && action.startsWith('POST signin/')) return startSignIn(request, context, providerId)
  if (isOfProvider && action.startsWith('GET callback/')) return finishSignIn(request, context, providerId)
  if (!ACTIONS.has(action)) throw new AppError('not_found', 'There is nothing at this address')
  refuseForeignOrigin(request)
  return action === 'POST signout' ? signOut(request, context) : answer(request, context)
}

async function answer(request: Request, context: AuthContext): Promise<Response> {
  const { response, outcome } = await askNextAuth(request, context)
  if (outcome.failure) throw outcome.failure
  if (request.method === 'POST' && !outcome.isDone) throw cookiesNeeded()
  return response
}

/** Ends the session here first; then it says where to end the provider's, if one opened it. */
async function signOut(request: Request, context: AuthContext): Promise<Response> {
  const sessionId = await sessionIdOf(request.headers.get('cookie'))
  const origin = sessionId && (await findSessionOrigin(sessionId))
  const { response, outcome } = await askNextAuth(request, context)
  if (outcome.failure) throw outcome.failure
  // Signing out without a session is done already.
  if (sessionId && !outcome.isDone) throw cookiesNeeded()
  if (!response.headers.get('content-type')?.includes('json')) return response
  const url = origin ? await providerSignOut(origin) : '/sign-in'
  return new Response(JSON.stringify({ url }), response)
}
