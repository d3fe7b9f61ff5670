import { env } from '@/lib/server/env'
import type { OidcProvider } from '@/lib/server/oidc-settings'

export const findProvider = (id: string | undefined): OidcProvider | undefined =>
  env().oidcProviders.find((provider) => provider.id === id)

/** The provider behind an issuer as it names itself: some end their name with a slash, some do not. */
export const findProviderOfIssuer = (issuer: string): OidcProvider | undefined =>
  env().oidcProviders.find((provider) => isIssuer(provider, issuer))

export const isIssuer = (provider: OidcProvider, issuer: string): boolean =>
  withoutSlash(provider.issuer.href) === withoutSlash(issuer)

const withoutSlash = (address: string): string => address.replace(/\/$/, '')
