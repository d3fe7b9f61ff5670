import { env } from '@/lib/server/env'

/** What a page offers to somebody who is not signed in. */
export function waysToSignIn() {
  const { oidcProviders, hasPasswordSignIn, publicUrl } = env()
  return {
    providers: oidcProviders.map(({ id, name }) => ({ id, name })),
    hasPassword: hasPasswordSignIn,
    publicOrigin: publicUrl.origin,
  }
}
