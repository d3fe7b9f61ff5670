import { expect, test } from 'vitest'
import { refusalOfAnswer, refusalOfFailure } from '@/lib/server/access/oidc/provider-failure'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'

test.each([
  ['access_denied', 'cancelled'],
  ['temporarily_unavailable', 'provider-down'],
  ['unauthorized_client', 'provider-refused'],
  ['invalid_grant', 'stale'],
  ['<script>', 'provider-error'],
  ['toString', 'provider-error'],
])('[SSO-9] the answer %s of a provider is %s', (error, problem) => {
  expect(refusalOfAnswer(error).problem).toBe(problem)
})

test.each([
  [new Error('aud mismatch, expected evenkeel, got: other'), 'wrong-audience'],
  [new Error('JWT expired, now 2, exp 1'), 'expired'],
  [new Error('JWT not active yet, now 1, nbf 2'), 'expired'],
  [new Error('failed to validate JWT signature'), 'bad-signature'],
  [new Error('unexpected JWT alg received, expected RS256, got: none'), 'bad-signature'],
  [new Error('unexpected iss value, expected https://a, got: https://b'), 'wrong-issuer'],
  [new Error('outgoing request timed out after 6000ms'), 'provider-down'],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'provider-down'],
  [Object.assign(new Error('no'), { code: 'CERT_HAS_EXPIRED' }), 'provider-down'],
  [Object.assign(new Error('x'), { error: 'expected 200 OK, got: 503 Service Unavailable' }), 'provider-down'],
  [Object.assign(new Error('x'), { error: 'invalid_client' }), 'provider-refused'],
  [new SignInRefused('no-role'), 'no-role'],
  [new TypeError('id_token not present in TokenSet'), 'provider-error'],
  ['text', 'provider-error'],
])('[SSO-9] %s is told as %s', (failure, problem) => {
  expect(refusalOfFailure(failure).problem).toBe(problem)
})

test('[RUN-9] the log never has the two values of a state or nonce', () => {
  const refusal = refusalOfFailure(new Error('state mismatch, expected canary-one, got: canary-two'))
  expect([refusal.problem, refusal.reason]).toEqual(['stale', undefined])
})
