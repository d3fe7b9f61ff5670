import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { AppError } from '@/lib/domain/errors'
import { discover, type ProviderMetadata } from '@/lib/server/access/oidc/discovery'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import { now } from '@/lib/server/clock'
import { useLogoutToken } from '@/lib/server/db/logout-tokens'
import { withTransaction } from '@/lib/server/db/pool'
import { endSessionsAtProvider } from '@/lib/server/db/sessions'
import { logger } from '@/lib/server/logger'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { shared } from '@/lib/server/process-registry'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const OLDEST_SECONDS = 10 * 60
const SKEW_SECONDS = 60
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

// https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken
const logoutTokenSchema = z.object({
  jti: z.string().min(1).max(500),
  events: z.looseObject({ [EVENT]: z.looseObject({}) }),
  sub: z.string().min(1).max(255).optional(),
  sid: z.string().min(1).max(500).optional(),
  nonce: z.never('stands in no logout token').optional(),
})

/** Ends the sessions that a provider says are over. The token is checked like a sign-in, and works once. */
export async function endByProvider(provider: OidcProvider, logoutToken: string): Promise<void> {
  const metadata = await discover(provider).catch(asUnavailable)
  const { jti, sub, sid } = await verified(provider, metadata, logoutToken)
  const at = now()
  const expiresAt = new Date(at.getTime() + (OLDEST_SECONDS + 2 * SKEW_SECONDS) * 1000)
  const { issuer } = metadata
  const ended = await withTransaction(async (tx) => {
    if (!(await useLogoutToken(tx, { issuer, jti, at, expiresAt }))) throw refused('it was used already')
    return endSessionsAtProvider(tx, { issuer, subject: sub ?? null, providerSessionId: sid ?? null }, at)
  })
  logger.info({ provider: provider.id, ended }, 'A provider ended sessions')
}

async function verified(provider: OidcProvider, metadata: ProviderMetadata, logoutToken: string) {
  const result = await jwtVerify(logoutToken, keysOf(metadata.jwks_uri), {
    issuer: metadata.issuer,
    audience: provider.clientId,
    algorithms: ALGORITHMS,
    maxTokenAge: OLDEST_SECONDS,
    clockTolerance: SKEW_SECONDS,
    currentDate: now(),
  }).catch((error: unknown) => {
    if (error instanceof errors.JOSEError && error.code !== 'ERR_JWKS_TIMEOUT') throw refused(error.message)
    return asUnavailable(error)
  })
  const token = logoutTokenSchema.safeParse(result.payload)
  if (!token.success) throw refused(`${token.error.issues[0]?.path.join('.')} ${token.error.issues[0]?.message}`)
  if (!token.data.sub && !token.data.sid) throw refused('it names neither sub nor sid')
  return token.data
}

const keySets = shared('oidc-key-sets', () => new Map<string, ReturnType<typeof createRemoteJWKSet>>())

/** The provider's keys, fetched when they are needed and again when an unknown one is used. */
function keysOf(address: string) {
  const keys = keySets.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: 4_000 })
  keySets.set(address, keys)
  return keys
}

const refused = (why: string) => new AppError('invalid_input', `logout_token: ${why}`)

function asUnavailable(error: unknown): never {
  const reason = error instanceof SignInRefused ? error.reason : undefined
  logger.warn({ err: error, reason }, 'A logout token could not be checked')
  throw new AppError('unavailable', 'The keys of the provider cannot be had at the moment')
}
