import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, type KeyLike, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admit } from '@/lib/server/access/oidc/admission'
import { endByProvider } from '@/lib/server/access/oidc/back-channel-logout'
import { actorOfSession, openSession } from '@/lib/server/access/sessions'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { aPerson } from '@/lib/testing/factories'
import { visit } from '@/lib/testing/signed-in'

let provider: OidcProvider
let key: KeyLike
let stop: () => void

beforeAll(async () => {
  const pair = await generateKeyPair('RS256')
  key = pair.privateKey
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }
  const server = createServer((req, res) => {
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    }
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(req.url === '/jwks' ? { keys: [jwk] } : metadata))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => server.close()
  provider = {
    id: 'acme',
    name: 'Acme',
    issuer: new URL(issuer),
    clientId: 'evenkeel',
    clientSecret: 'secret',
    scopes: 'openid email',
    roleClaim: undefined,
    roles: { admin: [], responder: [], stakeholder: [] },
    newPeople: 'responder',
    emailDomains: [],
    isEmailTrusted: false,
  }
})

afterAll(() => stop())

const issuerOf = () => provider.issuer.origin

async function signedInAs(subject: string, providerSessionId: string | null) {
  const email = `${subject}@example.org`
  const proven = { issuer: issuerOf(), subject, name: 'Ada', email, isEmailVerified: true, role: null }
  const { personId, identityId } = await admit(provider, proven, randomUUID())
  return openSession(personId, visit, null, { identityId, providerSessionId, idToken: null })
}

const isOpen = async (sessionId: string) => (await actorOfSession(sessionId)) !== null

const logoutToken = (claims: JWTPayload, signedWith: KeyLike = key, kid = 'one') =>
  new SignJWT({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'logout+jwt' })
    .setIssuer(claims.iss ?? issuerOf())
    .setAudience(claims.aud ?? 'evenkeel')
    .setIssuedAt(claims.iat)
    .setExpirationTime(claims.exp ?? '2m')
    .sign(signedWith)

describe('[SSO-10] a logout token', () => {
  test('with a session of the provider ends that one; without, all of the account', async () => {
    const subject = randomUUID()
    const [one, two, other] = [
      await signedInAs(subject, 'sid-1'),
      await signedInAs(subject, 'sid-2'),
      await signedInAs(randomUUID(), 'sid-3'),
    ]
    await endByProvider(provider, await logoutToken({ sub: subject, sid: 'sid-1' }))
    expect([await isOpen(one), await isOpen(two), await isOpen(other)]).toEqual([false, true, true])
    await endByProvider(provider, await logoutToken({ sid: 'sid-2' }))
    expect(await isOpen(two)).toBe(false)
    const again = [await signedInAs(subject, null), await signedInAs(subject, 'sid-4')]
    await endByProvider(provider, await logoutToken({ sub: subject }))
    expect(await Promise.all(again.map(isOpen))).toEqual([false, false])
    expect(await isOpen(other)).toBe(true)
  })

  test('ends no session that a password opened', async () => {
    const ada = await aPerson()
    const session = await openSession(ada.id, visit, null)
    await endByProvider(provider, await logoutToken({ sid: 'sid-9' }))
    expect(await isOpen(session)).toBe(true)
  })

  test('works once, from however many processes', async () => {
    const subject = randomUUID()
    await signedInAs(subject, null)
    const token = await logoutToken({ sub: subject })
    const answers = await Promise.allSettled([endByProvider(provider, token), endByProvider(provider, token)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const later = await signedInAs(subject, null)
    await expect(endByProvider(provider, token)).rejects.toThrow('used already')
    expect(await isOpen(later)).toBe(true)
  })

  test('is refused when anything about it is wrong', async () => {
    const sub = randomUUID()
    const session = await signedInAs(sub, null)
    const now = Math.floor(Date.now() / 1000)
    const foreign = (await generateKeyPair('RS256')).privateKey
    const wrong = [
      'no token at all',
      await logoutToken({ sub }, foreign),
      await logoutToken({ sub }, key, 'unknown-key'),
      await logoutToken({ sub, iss: 'https://elsewhere.example' }),
      await logoutToken({ sub, aud: 'another-application' }),
      await logoutToken({ sub, iat: now - 3600, exp: now + 3600 }),
      await logoutToken({ sub, exp: now - 600 }),
      await logoutToken({ sub, nonce: 'as in an ID token' }),
      await logoutToken({ sub, events: {} }),
      await logoutToken({ sub, jti: '' }),
      await logoutToken({}),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await logoutToken({ sub })).split('.')[1]}.`,
    ]
    for (const token of wrong)
      await expect(endByProvider(provider, token)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(await isOpen(session)).toBe(true)
  })
})
