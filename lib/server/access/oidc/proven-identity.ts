import { emailSchema } from '@/lib/domain/people/inputs'
import { claimValues, roleOfValues } from '@/lib/domain/people/role-claim'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import type { ProvenIdentity } from '@/lib/server/db/identities'
import type { OidcProvider } from '@/lib/server/oidc-settings'

export type Claims = Record<string, unknown>

/** Reads who somebody is out of claims that were checked. Throws SignInRefused when they name nobody. */
export function provenIdentity(provider: OidcProvider, claims: Claims): ProvenIdentity {
  const { iss, sub } = claims
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || sub.length > 255) {
    throw new SignInRefused('provider-error', 'The ID token names no subject')
  }
  const email = emailSchema.safeParse(claims.email).data ?? null
  return {
    issuer: iss,
    subject: storable(sub),
    name: nameOf(claims) || (email?.split('@')[0] ?? sub).slice(0, 80),
    email,
    isEmailVerified: email !== null && (isTrue(claims.email_verified) || provider.isEmailTrusted),
    role: provider.roleClaim ? roleOfValues(claimValues(claims, provider.roleClaim), provider.roles) : null,
  }
}

/** Some providers write booleans as texts. */
const isTrue = (value: unknown): boolean => value === true || value === 'true'

function nameOf({ name, given_name: given, family_name: family, preferred_username: username }: Claims): string {
  const texts = [name, [given, family].filter((part) => typeof part === 'string').join(' '), username]
  const found = texts.find((text) => typeof text === 'string' && text.trim() !== '')
  return typeof found === 'string' ? storable(found).trim().slice(0, 80).trim() : ''
}

/** What PostgreSQL cannot store, and what would break a line on the screen, goes. */
const storable = (text: string): string => text.toWellFormed().replaceAll(/\p{Cc}/gu, '')
