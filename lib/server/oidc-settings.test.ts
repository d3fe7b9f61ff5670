import { expect, test } from 'vitest'
import { parseSettings } from '@/lib/server/settings'

const okta = {
  OIDC_PROVIDERS: 'okta',
  OIDC_OKTA_ISSUER: 'https://acme.okta.com',
  OIDC_OKTA_CLIENT_ID: 'evenkeel',
  OIDC_OKTA_CLIENT_SECRET: 'canary-secret',
}

test('[SSO-1] several providers are set up side by side, in the order of their buttons', () => {
  const { oidcProviders, hasPasswordSignIn } = parseSettings({
    ...okta,
    OIDC_PROVIDERS: 'okta, keycloak',
    OIDC_KEYCLOAK_ISSUER: 'https://login.example.org/realms/ops',
    OIDC_KEYCLOAK_CLIENT_ID: 'evenkeel',
    OIDC_KEYCLOAK_CLIENT_SECRET: 'another',
    OIDC_KEYCLOAK_NAME: 'Company account',
    OIDC_KEYCLOAK_ROLE_CLAIM: 'realm_access.roles',
    OIDC_KEYCLOAK_ADMINS: 'ops-leads',
    OIDC_KEYCLOAK_RESPONDERS: 'ops, dev ,',
    OIDC_KEYCLOAK_NEW_PEOPLE: 'claim',
    OIDC_KEYCLOAK_EMAIL_DOMAINS: '@Example.org',
    OIDC_KEYCLOAK_TRUST_EMAIL: '1',
  })
  expect(hasPasswordSignIn).toBe(true)
  expect(oidcProviders).toMatchObject([
    { id: 'okta', name: 'Okta', newPeople: 'refuse', roleClaim: undefined, isEmailTrusted: false, emailDomains: [] },
    {
      id: 'keycloak',
      name: 'Company account',
      roleClaim: 'realm_access.roles',
      roles: { admin: ['ops-leads'], responder: ['ops', 'dev'], stakeholder: [] },
      newPeople: 'claim',
      emailDomains: ['example.org'],
      isEmailTrusted: true,
    },
  ])
})

test('[SSO-11] without passwords there has to be another way in', () => {
  expect(parseSettings({ ...okta, PASSWORD_SIGN_IN: '0' }).hasPasswordSignIn).toBe(false)
  expect(() => parseSettings({ PASSWORD_SIGN_IN: '0' })).toThrow(
    'PASSWORD_SIGN_IN is 0, and OIDC_PROVIDERS names no other way to sign in.',
  )
})

test.each([
  [{ OIDC_OKTA_CLIENT_SECRET: '' }, 'OIDC_OKTA_CLIENT_SECRET is missing.'],
  [{ OIDC_OKTA_ISSUER: undefined }, 'OIDC_OKTA_ISSUER is missing.'],
  [{ OIDC_OKTA_ISSUER: 'acme' }, 'OIDC_OKTA_ISSUER must be an https address such as https://login.example.org.'],
  [
    { OIDC_OKTA_ISSUER: 'http://acme.okta.com' },
    'OIDC_OKTA_ISSUER is not https: use https, or set ALLOW_INSECURE_HTTP=1 to accept that.',
  ],
  [{ OIDC_OKTA_ADMIN: 'ops' }, 'OIDC_OKTA_ADMIN is not a setting of a provider.'],
  [{ OIDC_OKTA_SCOPES: 'email' }, 'OIDC_OKTA_SCOPES must contain openid.'],
  [{ OIDC_OKTA_TRUST_EMAIL: 'yes' }, 'OIDC_OKTA_TRUST_EMAIL must be 1 or 0.'],
  [{ OIDC_OKTA_NEW_PEOPLE: 'all' }, 'OIDC_OKTA_NEW_PEOPLE must be refuse, responder, stakeholder or claim.'],
  [{ OIDC_OKTA_NEW_PEOPLE: 'claim' }, 'OIDC_OKTA_NEW_PEOPLE cannot be claim without a ROLE_CLAIM.'],
  [{ OIDC_OKTA_ADMINS: 'ops' }, 'OIDC_OKTA_ROLE_CLAIM is missing: it names the claim whose values give roles.'],
  [{ OIDC_OKTA_ROLE_CLAIM: 'groups' }, 'OIDC_OKTA_ROLE_CLAIM needs values for ADMINS, RESPONDERS or STAKEHOLDERS.'],
  [
    { OIDC_OKTA_ROLE_CLAIM: 'groups', OIDC_OKTA_ADMINS: 'ops', OIDC_OKTA_NEW_PEOPLE: 'responder' },
    'OIDC_OKTA_NEW_PEOPLE must be refuse or claim: the ROLE_CLAIM decides the role.',
  ],
  [{ OIDC_PROVIDERS: 'okta,okta' }, 'okta is not one.'],
  [{ OIDC_PROVIDERS: 'Okta' }, 'Okta is not one.'],
  [{ OIDC_PROVIDERS: 'credentials' }, 'credentials is not one.'],
])('[RUN-8] [SSO-1] %j is refused in one sentence', (change, sentence) => {
  let message = ''
  try {
    parseSettings({ ...okta, ...change })
  } catch (error) {
    message = String(error)
  }
  expect(message).toContain(sentence)
  expect(message).not.toContain('canary-secret')
})
