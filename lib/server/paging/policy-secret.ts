import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

/** What signs the requests of a policy's addresses, as Standard Webhooks writes it. It follows from AUTH_SECRET. */
export const policySigningSecret = (policyId: string): string =>
  `whsec_${keyedHash(Buffer.from(env().authSecret), `policy webhook ${policyId}`).toString('base64')}`
