import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { now } from '@/lib/server/clock'
import type { AccessChange } from '@/lib/server/db/access-change'
import { refreshActors } from '@/lib/server/db/access-change-feed'
import { getIncident } from '@/lib/server/queries/get-incident'
import { type Client, closeClient, type DocumentConnection } from '@/lib/server/realtime/documents/client'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'

interface Recheck {
  clients: ReadonlySet<Client>
  open: ReadonlyMap<string, OpenDocument>
  changes: readonly AccessChange[]
  isAll: boolean
}

/** Closes whoever may no longer be here, or may do something else than before: coming back, they are asked anew. */
export async function recheckClients({ clients, open, changes, isAll }: Recheck): Promise<void> {
  const concerned = [...clients].filter(
    ({ actor }) =>
      isAll ||
      changes.some(
        ({ personId, sessionId, tokenId }) =>
          personId === actor.id ||
          (actor.credential !== undefined && [sessionId, tokenId].includes(actor.credential.id)),
      ),
  )
  if (concerned.length > 0) {
    const fresh = await refreshActors(
      concerned.map(({ actor }) => actor),
      now(),
    )
    for (const [index, client] of concerned.entries()) renew(client, fresh[index] ?? null)
  }
  const incidentIds = new Set(
    changes.flatMap(({ incidentId }) => (incidentId && open.has(incidentId) ? [incidentId] : [])),
  )
  for (const incidentId of incidentIds) {
    const incident = await findIncident(incidentId)
    for (const connection of open.get(incidentId)?.document.getConnections() ?? []) {
      const { client } = (connection as DocumentConnection).context
      if (incident && canView(client.actor, incident)) continue
      closeClient(client, COLLAB_CLOSE.accessChanged, 'Your access changed.')
    }
  }
}

function renew(client: Client, fresh: Client['actor'] | null): void {
  if (!fresh) {
    closeClient(client, COLLAB_CLOSE.signedOut, 'You are no longer signed in.')
    return
  }
  const { role, scope, name } = client.actor
  client.actor = fresh
  // Also with a new name: carets carry it.
  const isSame = fresh.role === role && fresh.scope === scope && fresh.name === name
  if (!isSame) closeClient(client, COLLAB_CLOSE.accessChanged, 'Your access changed.')
}

async function findIncident(incidentId: string): Promise<IncidentState | null> {
  try {
    return await getIncident(SYSTEM_ACTOR, incidentId)
  } catch (error) {
    if (isAppError(error) && error.code === 'not_found') return null
    throw error
  }
}
