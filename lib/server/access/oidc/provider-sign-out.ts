import { readMetadata } from '@/lib/server/access/oidc/discovery'
import { openIdTokenSeal } from '@/lib/server/access/oidc/id-token-seal'
import { findProviderOfIssuer } from '@/lib/server/access/oidc/providers'
import type { findSessionOrigin } from '@/lib/server/db/sessions'
import { env } from '@/lib/server/env'

/** Some servers read no longer address. */
const LONGEST_ADDRESS = 6_000

type Origin = NonNullable<Awaited<ReturnType<typeof findSessionOrigin>>>

/**
 * Where a browser goes whose session here has ended: to its provider, to sign out there too and come back. When it
 * is down or has no such page, the way leads to our own, which says so.
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export async function providerSignOut({ issuer, email, idToken }: Origin): Promise<string> {
  const provider = findProviderOfIssuer(issuer)
  const metadata = provider && (await readMetadata(provider).catch(() => null))
  if (!metadata?.end_session_endpoint) return '/sign-in?state=signed-out-here'
  const address = new URL(metadata.end_session_endpoint)
  const { searchParams } = address
  searchParams.set('client_id', provider?.clientId ?? '')
  searchParams.set('post_logout_redirect_uri', new URL('/sign-in', env().publicUrl).href)
  searchParams.set('state', 'signed-out')
  if (email) searchParams.set('logout_hint', email)
  const hint = await openIdTokenSeal(idToken)
  const hinted = new URL(address)
  if (hint) hinted.searchParams.set('id_token_hint', hint)
  return hinted.href.length <= LONGEST_ADDRESS ? hinted.href : address.href
}
