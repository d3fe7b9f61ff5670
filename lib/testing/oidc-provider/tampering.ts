import type { ServerResponse } from 'node:http'
import { decodeJwt, generateKeyPair, type JWTPayload, type KeyLike, SignJWT } from 'jose'

/** What is wrong with the ID tokens it gives; `silent` never answers for them. */
export type Tampering = 'audience' | 'expired' | 'signature' | 'nonce' | 'issuer' | 'silent'

const HOUR = 3600

const changes = {
  audience: (claims) => ({ ...claims, aud: 'another-application' }),
  expired: (claims) => ({ ...claims, iat: (claims.iat ?? 0) - 2 * HOUR, exp: (claims.exp ?? 0) - 2 * HOUR }),
  signature: (claims) => claims,
  nonce: (claims) => ({ ...claims, nonce: 'of-another-sign-in' }),
  issuer: (claims) => ({ ...claims, iss: 'https://elsewhere.example' }),
  silent: (claims) => claims,
} satisfies Record<Tampering, (claims: JWTPayload) => JWTPayload>

/** Changes the ID token in an answer of the token endpoint; all but `signature` are signed by the provider itself. */
export function tamperWithTokens(res: ServerResponse, tampering: Tampering, ownKey: KeyLike, kid: string): void {
  const end = res.end.bind(res)
  res.end = (body: unknown) => {
    void change(String(body), tampering, ownKey, kid).then((changed) => {
      res.setHeader('Content-Length', Buffer.byteLength(changed))
      end(changed)
    })
    return res
  }
}

async function change(body: string, tampering: Tampering, ownKey: KeyLike, kid: string): Promise<string> {
  const answer: { id_token: string } = JSON.parse(body)
  const key = tampering === 'signature' ? (await generateKeyPair('RS256')).privateKey : ownKey
  const claims = changes[tampering](decodeJwt(answer.id_token))
  const idToken = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
  return JSON.stringify({ ...answer, id_token: idToken })
}
