import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { type Configuration, Provider } from 'oidc-provider'
import { answerInteraction } from './interaction.ts'
import { type Tampering, tamperWithTokens } from './tampering.ts'

export type Account = Record<string, unknown> & { email?: string; email_verified?: boolean; name?: string }

export interface TestProvider {
  issuer: string
  /** Who can sign in there, by what they type; it is their subject too. */
  accounts: Map<string, Account>
  /** How it misbehaves; null to behave. */
  tampering: Tampering | null
  /** Ends or starts to listen: it is down, and up again. */
  down(): Promise<void>
  up(): Promise<void>
}

interface Options {
  port: number
  /** Where Evenkeel is, as its PUBLIC_URL says. */
  evenkeel: string
  /** What Evenkeel calls it. */
  id: string
  clientId: string
  clientSecret: string
  /** Only the subject stands in its ID tokens, as with providers that keep to the letter of the standard. */
  isTerse?: boolean
}

/** Starts the certified provider of npm on loopback, with people who sign in by their name alone. */
export async function startProvider(options: Options): Promise<TestProvider> {
  const { port, id } = options
  const issuer = `http://localhost:${port}`
  const accounts = new Map<string, Account>()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: `${id}-key`, alg: 'RS256', use: 'sig' }
  const provider = new Provider(issuer, configuration(options, accounts, key))
  const callback = provider.callback()
  const handed: TestProvider = { issuer, accounts, tampering: null, down, up }

  const handle = async (req: IncomingMessage, res: ServerResponse) => {
    if (req.url?.startsWith('/interaction/')) return answerInteraction(provider, req, res)
    const isToken = req.url === '/token'
    if (isToken && handed.tampering === 'silent') return
    if (isToken && handed.tampering) tamperWithTokens(res, handed.tampering, privateKey, key.kid)
    await callback(req, res)
  }
  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)))
  })

  async function up() {
    server.listen(port, 'localhost')
    await once(server, 'listening')
  }
  async function down() {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  await up()
  return handed
}

function configuration(options: Options, accounts: Map<string, Account>, key: object): Configuration {
  const { evenkeel, id, clientId, clientSecret, isTerse = false } = options
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${evenkeel}/api/auth/callback/${id}`],
        post_logout_redirect_uris: [`${evenkeel}/sign-in`],
        backchannel_logout_uri: `${evenkeel}/api/auth/backchannel-logout/${id}`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    // All ports of a host share cookies, and a test may have two of these.
    cookies: {
      keys: ['for-tests-only'],
      names: { session: `${id}_session`, interaction: `${id}_interaction`, resume: `${id}_resume` },
    },
    conformIdTokenClaims: isTerse,
    scopes: ['openid', 'email', 'profile', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ ...accounts.get(accountId), sub: accountId }),
    }),
    // It protects itself from calling addresses inside its network, and this is nowhere else.
    fetch: (url, options) => fetch(url, withoutGuard(options)),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether Evenkeel may know them.
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc
      if (!client || !session?.accountId) return undefined
      const known = await provider.Grant.find(session.grantIdFor(client.clientId) ?? '')
      if (known) return known
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid email profile groups')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Sign out</title>${form}
            <button form="op.logoutForm" name="logout" value="yes">Sign out of ${id}</button>`
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = '<!doctype html><title>Signed out</title><p>Signed out there.</p>'
        },
      },
    },
  }
}

function withoutGuard(options: RequestInit = {}): RequestInit {
  const { dispatcher: _guard, ...rest } = { dispatcher: undefined, ...options }
  return rest
}
