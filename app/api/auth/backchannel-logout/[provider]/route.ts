import { AppError } from '@/lib/domain/errors'
import { endByProvider } from '@/lib/server/access/oidc/back-channel-logout'
import { findProvider } from '@/lib/server/access/oidc/providers'
import { readBody } from '@/lib/server/http/read-body'
import { jsonRoute } from '@/lib/server/http/respond'

interface LogoutContext {
  params: Promise<{ provider: string }>
}

/** For providers, not for browsers: the signed token in the body is all that counts. */
export const POST = jsonRoute<LogoutContext>(async (request, { params }) => {
  const provider = findProvider((await params).provider)
  if (!provider) throw new AppError('not_found', 'There is nothing at this address')
  const body = new URLSearchParams(new TextDecoder().decode(await readBody(request, 20_000)))
  await endByProvider(provider, body.get('logout_token') ?? '')
  return new Response(null, { status: 200 })
})
