import { randomBytes } from 'node:crypto'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'
import { newSecret } from '@/lib/server/access/secrets'

/**
 * A key for a sender of this kind. Senders of the Events API expect a routing key of 32 characters and some refuse
 * another; 128 random bits are beyond guessing, too.
 */
export const newIntegrationKey = (kind: IntegrationKind): string =>
  kind === 'events-v2' ? randomBytes(16).toString('hex') : newSecret('evk_')
