import { expect, test } from 'vitest'
import { provenIdentity } from '@/lib/server/access/oidc/proven-identity'
import { parseSettings } from '@/lib/server/settings'

const providerWith = (settings: Record<string, string> = {}) => {
  const { oidcProviders } = parseSettings({
    OIDC_PROVIDERS: 'acme',
    OIDC_ACME_ISSUER: 'https://acme.example',
    OIDC_ACME_CLIENT_ID: 'x',
    OIDC_ACME_CLIENT_SECRET: 'y',
    ...settings,
  })
  const [provider] = oidcProviders
  if (!provider) throw new Error('There is no provider')
  return provider
}

const claims = { iss: 'https://acme.example', sub: 'one', email: ' Ada@Example.org', name: 'Ada' }

test.each([
  [true, true],
  ['true', true],
  [undefined, false],
  [false, false],
  ['yes', false],
  [1, false],
])('[SSO-4] email_verified %j counts as %j', (value, isEmailVerified) => {
  const read = provenIdentity(providerWith(), { ...claims, email_verified: value })
  expect(read).toMatchObject({ email: 'ada@example.org', isEmailVerified })
})

test('[SSO-4] a trusted provider needs no claim, but an address all the same', () => {
  const trusted = providerWith({ OIDC_ACME_TRUST_EMAIL: '1' })
  expect(provenIdentity(trusted, claims).isEmailVerified).toBe(true)
  // The last begins with the sign of kelvin, which becomes a k in lower case: it is not Kate's.
  for (const email of ['no address', 'ádá@example.org', '\u212Aate@example.org']) {
    expect(provenIdentity(trusted, { ...claims, email }), email).toMatchObject({ email: null, isEmailVerified: false })
  }
})

test.each([
  [{ name: 'Ada' }, 'Ada'],
  [{ name: ' ', given_name: 'Ada', family_name: 'Lovelace' }, 'Ada Lovelace'],
  [{ name: 7, preferred_username: 'ada.l' }, 'ada.l'],
  [{ name: undefined }, 'ada'],
  [{ name: undefined, email: undefined }, 'one'],
  [{ name: `a\u0000b\n${'x'.repeat(100)}` }, `ab${'x'.repeat(78)}`],
])('[SSO-6] %j is called %s', (change, name) => {
  expect(provenIdentity(providerWith(), { ...claims, ...change }).name).toBe(name)
})

test('[SSO-3] an account without a subject is none', () => {
  for (const sub of [undefined, '', 7, 'x'.repeat(256)]) {
    expect(() => provenIdentity(providerWith(), { ...claims, sub })).toThrow('provider-error')
  }
})
