import { findIncidentIdByNumber } from '@/lib/server/db/rooms'
import { numberOfKey } from '@/lib/server/incident-key'
import { isUuid } from '@/lib/server/uuid'

export interface IncidentContext {
  params: Promise<{ idOrKey: string }>
}

/**
 * The id of the incident in the path, which may be given by its key; a key of none is answered as it came. Says nothing
 * of who may see it, and does not fail: whoever may not would learn from another answer that it exists.
 */
export async function pathIncidentId({ params }: IncidentContext): Promise<string> {
  const { idOrKey } = await params
  if (isUuid(idOrKey)) return idOrKey.toLowerCase()
  const number = numberOfKey(idOrKey)
  return (number === null ? null : await findIncidentIdByNumber(number)) ?? idOrKey
}
