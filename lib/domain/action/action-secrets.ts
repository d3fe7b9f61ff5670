import { z } from 'zod'
import { headerNameSchema } from './lever-action'

const secretText = z
  .string()
  .min(1, 'is empty')
  .max(4000, 'is longer than 4000 characters')
  .regex(/^[\x20-\x7e]+$/, 'may hold visible ASCII characters only')

/** As Standard Webhooks writes it: https://www.standardwebhooks.com */
const signingSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'is not whsec_ and 24 to 64 bytes in base64')

/** What must never be shown again. */
export const actionSecretsSchema = z.strictObject({
  /** What the signature is made with. */
  signing: signingSecret.optional(),
  /** A token of GitHub. */
  token: secretText.optional(),
  /** Headers by name. */
  headers: z.record(headerNameSchema, secretText).default({}),
})
export type ActionSecrets = z.output<typeof actionSecretsSchema>

/** What to do with the secrets: what is not named stays as it is, null takes it away. */
export const secretsChangeSchema = z.strictObject({
  signing: z.union([z.literal('new'), signingSecret], 'is not whsec_ and 24 to 64 bytes in base64').optional(),
  token: secretText.nullable().optional(),
  headers: z.record(headerNameSchema, secretText.nullable()).optional(),
})
export type SecretsChange = z.output<typeof secretsChangeSchema>

/** Which secrets are set, and nothing else of them. */
export interface SecretsSet {
  signing: boolean
  token: boolean
  headers: string[]
}

export const NO_SECRETS: ActionSecrets = { headers: {} }

/** Which secrets there are, without what they are. */
export const secretsSet = ({ signing, token, headers }: ActionSecrets): SecretsSet => ({
  signing: signing !== undefined,
  token: token !== undefined,
  headers: Object.keys(headers),
})
