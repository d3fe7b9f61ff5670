import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError } from '@/lib/domain/errors'
import { problemText, type SignInProblem } from '@/lib/domain/people/sign-in-problem'
import { type AuthContext, askNextAuth, cookiesNeeded } from '@/lib/server/access/next-auth'
import { discover } from '@/lib/server/access/oidc/discovery'
import { refusalOfAnswer } from '@/lib/server/access/oidc/provider-failure'
import { findProvider } from '@/lib/server/access/oidc/providers'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import { safePath } from '@/lib/server/access/safe-path'
import { wantedPathOf } from '@/lib/server/access/session-cookie'
import { visitOf } from '@/lib/server/access/visit'
import { requireOwnOrigin } from '@/lib/server/http/origin'
import { countUse } from '@/lib/server/http/rate-limit'
import { logger } from '@/lib/server/logger'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { shared } from '@/lib/server/process-registry'

// A whole company may start at once behind one address; a loop may not.
const starts = shared(
  'provider-starts',
  () => new RateLimiterMemory({ keyPrefix: 'start', points: 300, duration: 5 * 60 }),
)

/** Answers where the provider asks who somebody is, and keeps in their browser what proves the answer to be theirs. */
export async function startSignIn(request: Request, context: AuthContext, id: string): Promise<Response> {
  requireOwnOrigin(request)
  await countUse(starts, visitOf(request.headers).address)
  const provider = findProvider(id)
  if (!provider) throw refusal('not_found', 'not-set-up', id)
  const metadata = await discover(provider).catch((error: unknown) => {
    throw refusal('unavailable', noteRefusal(provider, error), provider.name)
  })
  const { response, outcome } = await askNextAuth(request, context, { provider, metadata })
  if (outcome.failure) throw outcome.failure
  if (!(await addressIn(response))?.startsWith(metadata.authorization_endpoint)) throw cookiesNeeded()
  return response
}

/** Somebody comes back from the provider: signed in and on to the page they wanted, or to a sentence that says why not. */
export async function finishSignIn(request: Request, context: AuthContext, id: string): Promise<Response> {
  const from = safePath(await wantedPathOf(request.headers.get('cookie')))
  const provider = findProvider(id)
  if (!provider) return backToSignIn('not-set-up', id, from)
  const error = new URL(request.url).searchParams.get('error')
  if (error !== null) return backToSignIn(noteRefusal(provider, refusalOfAnswer(error)), id, from)
  try {
    const metadata = await discover(provider)
    const { response, outcome } = await askNextAuth(request, context, { provider, metadata })
    if (outcome.isDone) return response
    // Without a failure of its own, next-auth missed the cookies of a sign-in that was started here.
    throw outcome.failure ?? new SignInRefused('stale')
  } catch (failure) {
    return backToSignIn(noteRefusal(provider, failure), id, from)
  }
}

function backToSignIn(problem: SignInProblem, provider: string, from: string): Response {
  const query = new URLSearchParams({ problem, provider, ...(from === '/' ? {} : { from }) })
  return new Response(null, { status: 303, headers: { location: `/sign-in?${query}` } })
}

/** Logs why nobody came in, without a token or an address, and answers the word for it. */
function noteRefusal({ id }: OidcProvider, failure: unknown): SignInProblem {
  if (failure instanceof SignInRefused) {
    const { problem, reason } = failure
    logger.warn({ provider: id, problem, reason }, 'A sign-in through a provider was refused')
    return problem
  }
  logger.error({ provider: id, err: failure }, 'A sign-in through a provider failed')
  return 'failed'
}

function refusal(code: 'not_found' | 'unavailable', problem: SignInProblem, name: string): AppError {
  const text = problemText(problem, name)
  return new AppError(code, `${text?.title} ${text?.advice}`)
}

async function addressIn(response: Response): Promise<string | undefined> {
  const location = response.headers.get('location')
  if (location !== null) return location
  const answer: unknown = await response.clone().json()
  const url = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : undefined
  return typeof url === 'string' ? url : undefined
}
