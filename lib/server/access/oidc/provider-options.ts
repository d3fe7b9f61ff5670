import { decodeJwt } from 'jose'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { ProviderMetadata } from '@/lib/server/access/oidc/discovery'
import type { Claims } from '@/lib/server/access/oidc/proven-identity'
import { refusalOfFailure } from '@/lib/server/access/oidc/provider-failure'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import type { OidcProvider } from '@/lib/server/oidc-settings'

/** From the code to who it is, with everything the provider has to answer for it. */
const ANSWERS_MS = 6_000

type Note = (error: unknown) => never

/**
 * A provider as next-auth takes it: authorization code with PKCE, state and nonce; the ID token's issuer, audience,
 * times, nonce and signature are checked by openid-client. What fails goes through `note`, sorted.
 */
export function providerOptions(provider: OidcProvider, metadata: ProviderMetadata, note: Note): OAuthConfig<Claims> {
  let deadline = Number.POSITIVE_INFINITY
  const step = <T>(work: () => Promise<T>): Promise<T> =>
    within(deadline - performance.now(), work).catch((error: unknown) => note(refusalOfFailure(error)))
  return {
    id: provider.id,
    name: provider.name,
    type: 'oauth',
    issuer: metadata.issuer,
    jwks_endpoint: metadata.jwks_uri,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    client: {
      token_endpoint_auth_method: authMethodOf(metadata),
      id_token_signed_response_alg: signingAlgorithmOf(metadata),
    },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: ANSWERS_MS },
    authorization: { url: metadata.authorization_endpoint, params: { scope: provider.scopes } },
    token: {
      url: metadata.token_endpoint,
      request: ({ client, params, checks, provider: { callbackUrl } }) => {
        deadline = performance.now() + ANSWERS_MS
        return step(async () => ({ tokens: await client.callback(callbackUrl, params, checks) }))
      },
    },
    userinfo: {
      ...(metadata.userinfo_endpoint ? { url: metadata.userinfo_endpoint } : {}),
      request: ({ client, tokens }) =>
        step(async () => {
          const claims: Claims = decodeJwt(tokens.id_token ?? '')
          const isEnough = !metadata.userinfo_endpoint || hasAllClaims(provider, claims)
          if (isEnough || !tokens.access_token) return claims
          const told = await client.userinfo(tokens.access_token)
          if (told.sub !== claims.sub) throw new SignInRefused('provider-error', 'It told about another subject')
          return { ...claims, ...told, iss: claims.iss }
        }),
    },
    // next-auth wants an id; who it is to us is decided where the session opens.
    profile: ({ sub }) => ({ id: String(sub) }),
  }
}

/** Some providers put the address and the groups into the ID token, some only into what they tell when asked. */
function hasAllClaims({ roleClaim, isEmailTrusted }: OidcProvider, claims: Claims): boolean {
  const isAddressTold = 'email' in claims && ('email_verified' in claims || isEmailTrusted)
  return isAddressTold && (!roleClaim || roleClaim in claims || (roleClaim.split('.', 1)[0] ?? '') in claims)
}

const authMethodOf = ({ token_endpoint_auth_methods_supported: known }: ProviderMetadata) =>
  !known || known.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post'

/** RS256 is what every provider has to offer; the others count only where it is missing. */
function signingAlgorithmOf({ id_token_signing_alg_values_supported: known = [] }: ProviderMetadata): string {
  const signed = known.filter((name) => /^(?:RS|PS|ES)\d{3}$|^EdDSA$/.test(name))
  return signed.includes('RS256') ? 'RS256' : (signed[0] ?? 'RS256')
}

/** Rejects when the work takes longer; what it still does then is of no consequence. */
async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => timeout.reject(new SignInRefused('provider-down', 'It took too long to answer')),
    milliseconds,
  )
  try {
    return await Promise.race([work(), timeout.promise])
  } finally {
    clearTimeout(timer)
  }
}
