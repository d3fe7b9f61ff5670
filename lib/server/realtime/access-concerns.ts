import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { AccessChange } from '@/lib/server/db/access-change'
import { getIncident } from '@/lib/server/queries/get-incident'
import type { RoomSocket } from '@/lib/server/realtime/hub-types'

type ConnectedActor = RoomSocket['data']['actor']

/** Whether one of these changes is about a person who is connected, or about the credential they came with. */
export const concerns = (changes: readonly AccessChange[], { id, credential }: ConnectedActor): boolean =>
  changes.some(
    ({ personId, sessionId, tokenId }) =>
      personId === id || (credential !== undefined && [sessionId, tokenId].includes(credential.id)),
  )

/** The incidents that fewer people may see now. */
export const incidentsIn = (changes: readonly AccessChange[]): Set<string> =>
  new Set(changes.flatMap(({ incidentId }) => incidentId ?? []))

/** An incident as it is now, whoever may see it; null when it is gone. */
export async function incidentNow(incidentId: string): Promise<IncidentState | null> {
  try {
    return await getIncident(SYSTEM_ACTOR, incidentId)
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null
    throw error
  }
}
