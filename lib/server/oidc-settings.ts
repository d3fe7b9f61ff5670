import { z } from 'zod'
import type { RoleValues } from '@/lib/domain/people/role-claim'

/** A provider of sign-ins, as the environment describes it. */
export interface OidcProvider {
  id: string
  /** What the button and the sentences call it. */
  name: string
  issuer: URL
  clientId: string
  clientSecret: string
  scopes: string
  /** The claim that decides the role; nothing to leave roles to the admins. */
  roleClaim: string | undefined
  roles: RoleValues
  /** What becomes of somebody unknown with a verified address: refused, added with this role, or with the claim's. */
  newPeople: 'refuse' | 'responder' | 'stakeholder' | 'claim'
  /** Domains of addresses that may come in for the first time; none for all. */
  emailDomains: string[]
  /** Its addresses count as verified even when it does not say so. */
  isEmailTrusted: boolean
}

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
  )

const providerSchema = z
  .strictObject({
    NAME: z.string().max(40, 'must have at most 40 characters').optional(),
    ISSUER: z
      .url({ protocol: /^https?$/, error: 'must be an https address such as https://login.example.org' })
      .transform((text) => new URL(text))
      .refine((url) => !url.search && !url.hash && !url.username, 'must have no query'),
    CLIENT_ID: z.string(),
    CLIENT_SECRET: z.string(),
    SCOPES: z
      .string()
      .default('openid email profile')
      .refine((text) => text.split(/\s+/).includes('openid'), 'must contain openid'),
    ROLE_CLAIM: z.string().optional(),
    ADMINS: list,
    RESPONDERS: list,
    STAKEHOLDERS: list,
    NEW_PEOPLE: z
      .enum(['refuse', 'responder', 'stakeholder', 'claim'], {
        error: 'must be refuse, responder, stakeholder or claim',
      })
      .default('refuse'),
    EMAIL_DOMAINS: list,
    TRUST_EMAIL: z
      .enum(['0', '1', 'false', 'true'], 'must be 1 or 0')
      .default('0')
      .transform((text) => text === '1' || text === 'true'),
  })
  .superRefine((values, context) => {
    const { ROLE_CLAIM, NEW_PEOPLE } = values
    const hasValues = [values.ADMINS, values.RESPONDERS, values.STAKEHOLDERS].some(({ length }) => length > 0)
    const refuse = (setting: string, message: string) => context.addIssue({ code: 'custom', path: [setting], message })
    if (ROLE_CLAIM && !hasValues) refuse('ROLE_CLAIM', 'needs values for ADMINS, RESPONDERS or STAKEHOLDERS')
    if (!ROLE_CLAIM && hasValues) refuse('ROLE_CLAIM', 'is missing: it names the claim whose values give roles')
    if (!ROLE_CLAIM && NEW_PEOPLE === 'claim') refuse('NEW_PEOPLE', 'cannot be claim without a ROLE_CLAIM')
    if (ROLE_CLAIM && NEW_PEOPLE !== 'refuse' && NEW_PEOPLE !== 'claim') {
      refuse('NEW_PEOPLE', 'must be refuse or claim: the ROLE_CLAIM decides the role')
    }
  })

// Without a hyphen no name of a variable can be read in two ways; next-auth calls passwords "credentials".
const idForm = /^(?!credentials$)[a-z][a-z0-9]{0,19}$/

/** The providers that OIDC_PROVIDERS names, each with its variables. `fail` takes the one sentence about a wrong one. */
export function readOidcProviders(
  environment: Record<string, string | undefined>,
  fail: (sentence: string) => never,
): OidcProvider[] {
  const ids = list.parse(environment.OIDC_PROVIDERS)
  const wrong = ids.find((id, index) => !idForm.test(id) || ids.indexOf(id) !== index)
  if (wrong !== undefined) {
    fail(
      `OIDC_PROVIDERS must list different names of lower-case letters and digits, such as okta; ${wrong} is not one.`,
    )
  }
  return ids.map((id) => readProvider(id, environment, fail))
}

function readProvider(id: string, environment: Record<string, string | undefined>, fail: (sentence: string) => never) {
  const prefix = `OIDC_${id.toUpperCase()}_`
  const own = Object.entries(environment).filter(([name]) => name.startsWith(prefix))
  const given = Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
  const result = providerSchema.safeParse(given)
  if (!result.success) {
    const [issue] = result.error.issues
    if (issue?.code === 'unrecognized_keys') fail(`${prefix}${issue.keys[0]} is not a setting of a provider.`)
    const name = String(issue?.path[0])
    fail(`${prefix}${name} ${given[name] === undefined && issue?.code !== 'custom' ? 'is missing' : issue?.message}.`)
  }
  const values = result.data
  return {
    id,
    name: values.NAME ?? id.charAt(0).toUpperCase() + id.slice(1),
    issuer: values.ISSUER,
    clientId: values.CLIENT_ID,
    clientSecret: values.CLIENT_SECRET,
    scopes: values.SCOPES,
    roleClaim: values.ROLE_CLAIM,
    roles: { admin: values.ADMINS, responder: values.RESPONDERS, stakeholder: values.STAKEHOLDERS },
    newPeople: values.NEW_PEOPLE,
    emailDomains: values.EMAIL_DOMAINS.map((domain) => domain.toLowerCase().replace(/^@/, '')),
    isEmailTrusted: values.TRUST_EMAIL,
  } satisfies OidcProvider
}
