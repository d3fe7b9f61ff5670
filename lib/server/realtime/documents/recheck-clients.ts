import { canView } from '@/lib/domain/incident/policy'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { now } from '@/lib/server/clock'
import type { AccessChange } from '@/lib/server/db/access-change'
import { refreshActors } from '@/lib/server/db/access-change-feed'
import { concerns, incidentNow, incidentsIn } from '@/lib/server/realtime/access-concerns'
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
  const concerned = [...clients].filter(({ actor }) => isAll || concerns(changes, actor))
  if (concerned.length > 0) {
    const fresh = await refreshActors(
      concerned.map(({ actor }) => actor),
      now(),
    )
    for (const [index, client] of concerned.entries()) renew(client, fresh[index] ?? null)
  }
  for (const incidentId of incidentsIn(changes)) {
    if (!open.has(incidentId)) continue
    const incident = await incidentNow(incidentId)
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
