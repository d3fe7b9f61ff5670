import { z } from 'zod'
import { isIssuer } from '@/lib/server/access/oidc/providers'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import { readBody } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { shared } from '@/lib/server/process-registry'

const KEEP_MS = 10 * 60_000
const ANSWER_MS = 4_000
const MAX_BYTES = 1_000_000

const endpoint = z.url({ protocol: /^https?$/ })

// https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
const metadataSchema = z.object({
  issuer: z.string().max(1000),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
  userinfo_endpoint: endpoint.optional(),
  end_session_endpoint: endpoint.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
})

export type ProviderMetadata = z.output<typeof metadataSchema>

interface Known {
  until: number
  metadata: Promise<ProviderMetadata>
}

const known = shared('oidc-metadata', () => new Map<string, Known>())

/** What a provider says about itself, read at most every ten minutes. Throws SignInRefused when it cannot be had. */
export function discover(provider: OidcProvider): Promise<ProviderMetadata> {
  const kept = known.get(provider.id)
  if (kept && kept.until > performance.now()) return kept.metadata
  const metadata = readMetadata(provider)
  known.set(provider.id, { until: performance.now() + KEEP_MS, metadata })
  // A failure is not kept: the next one who asks finds the provider well again.
  metadata.catch(() => known.delete(provider.id))
  return metadata
}

/** As `discover`, asked at this moment: whether it is there to be visited. */
export async function readMetadata(provider: OidcProvider): Promise<ProviderMetadata> {
  const address = `${provider.issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`
  const { status, text } = await read(address)
  if (status !== 200) throw new SignInRefused('provider-down', `${address} answered ${status}`)
  const result = metadataSchema.safeParse(parsed(text))
  if (!result.success) {
    const [issue] = result.error.issues
    throw new SignInRefused('provider-error', `${address}: ${issue?.path.join('.')} ${issue?.message}`)
  }
  const { data } = result
  if (!isIssuer(provider, data.issuer)) {
    throw new SignInRefused('wrong-issuer', `${address} says that its issuer is ${data.issuer}`)
  }
  const addresses = [data.authorization_endpoint, data.token_endpoint, data.jwks_uri]
  if (provider.issuer.protocol === 'https:' && addresses.some((each) => !each.startsWith('https:'))) {
    throw new SignInRefused('provider-error', `${address} names endpoints that are not https`)
  }
  return data
}

async function read(address: string): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    return { status: response.status, text: textOf(await readBody(response, MAX_BYTES)) }
  } catch (error) {
    throw new SignInRefused('provider-down', `${address} ${failureOf(error)}`)
  }
}

/** Fetch hides what went wrong in the cause of its error. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'was not reached'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? `failed with ${cause.code}` : `failed: ${error.message}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
