import type { SignInProblem } from '@/lib/domain/people/sign-in-problem'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'

/** What an authorisation server sends back instead of a code. Anything else it may say is an error of its own. */
const answers = new Map<string, SignInProblem>([
  ['access_denied', 'cancelled'],
  ['login_required', 'cancelled'],
  ['interaction_required', 'cancelled'],
  ['consent_required', 'cancelled'],
  ['server_error', 'provider-down'],
  ['temporarily_unavailable', 'provider-down'],
  ['unauthorized_client', 'provider-refused'],
  ['invalid_client', 'provider-refused'],
  ['invalid_grant', 'stale'],
])

/** An `error` of a provider, from its redirect or its token endpoint (RFC 6749, 4.1.2.1 and 5.2). */
export const refusalOfAnswer = (error: string): SignInRefused =>
  new SignInRefused(answers.get(error) ?? 'provider-error', error.slice(0, 100))

/** What openid-client's checks of an ID token say; its errors carry no codes. */
const checks: [RegExp, SignInProblem][] = [
  [/^(state|nonce) (mismatch|missing)/, 'stale'],
  [/^(unexpected iss|iss mismatch|iss missing)/, 'wrong-issuer'],
  [/^(aud |azp mismatch|missing required JWT property azp)/, 'wrong-audience'],
  [/^(JWT expired|JWT not active yet)/, 'expired'],
  [/^(failed to validate JWT signature|no valid key found|unexpected JWT alg)/, 'bad-signature'],
  [/^outgoing request timed out/, 'provider-down'],
]

/** Sorts what failed while a code was exchanged and its tokens were checked. */
export function refusalOfFailure(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error
  if (!(error instanceof Error)) return new SignInRefused('provider-error')
  // OPError of openid-client: what the provider answered, or that it was no answer at all.
  if ('error' in error && typeof error.error === 'string') {
    const isNoAnswer = /got: (5\d\d|429)/.test(error.error)
    return isNoAnswer ? new SignInRefused('provider-down', error.error) : refusalOfAnswer(error.error)
  }
  if ('code' in error && typeof error.code === 'string' && /^(E[A-Z]|CERT_|UNABLE_|DEPTH_)/.test(error.code)) {
    return new SignInRefused('provider-down', error.code)
  }
  const problem = checks.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'provider-error'
  // The two values of a mismatch are secrets of this sign-in.
  return new SignInRefused(problem, problem === 'stale' ? undefined : error.message.slice(0, 300))
}
