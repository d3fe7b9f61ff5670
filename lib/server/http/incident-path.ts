import { findIncidentIdByNumber } from '@/lib/server/db/rooms'
import { incidentNotFound, isIncidentId, numberOfKey } from '@/lib/server/incident-key'

export interface IncidentContext {
  params: Promise<{ idOrKey: string }>
}

/** The id of the incident in the path, which may be given by its key. Says nothing of who may see it. */
export async function pathIncidentId({ params }: IncidentContext): Promise<string> {
  const { idOrKey } = await params
  if (isIncidentId(idOrKey)) return idOrKey.toLowerCase()
  const number = numberOfKey(idOrKey)
  const id = number === null ? null : await findIncidentIdByNumber(number)
  if (!id) throw incidentNotFound()
  return id
}
