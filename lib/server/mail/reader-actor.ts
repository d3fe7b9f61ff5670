import type { PersonActor } from '@/lib/domain/actor'
import type { StoredMail } from '@/lib/server/db/mail'

/**
 * Somebody who is written to, as if they asked themselves: what they may see is what their role and memberships say.
 */
export const readerActor = ({ id, name, role }: Omit<NonNullable<StoredMail['reader']>, 'email'>): PersonActor => ({
  kind: 'person',
  id,
  name,
  role,
  scope: 'admin',
})
