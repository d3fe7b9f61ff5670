import type { IncidentEvent } from '@/lib/domain/incident/events'
import { armTimer, mitigationKey, type TimerPayloads } from '@/lib/server/timers/timers'

type Tx = Parameters<typeof armTimer>[0]

/**
 * Arms what an event of the ledger makes due. Each event has a timer of its own, and one whose instant no longer counts
 * finds that out when it fires: so nobody waits for a timer that is being fired while they hold the incident.
 */
export async function armMitigationTimers(tx: Tx, event: IncidentEvent): Promise<void> {
  switch (event.type) {
    case 'mitigation.started':
    case 'mitigation.watching':
    case 'mitigation.check-moved': {
      const { mitigationId, checkAt } = event.payload
      await arm(tx, 'check-effect', event, { mitigationId, checkAt }, checkAt)
      return
    }
    case 'mitigation.judged': {
      const { mitigationId, crutch } = event.payload
      if (crutch) await arm(tx, 'expire-crutch', event, { mitigationId }, crutch.expiresAt)
      return
    }
    case 'crutch.extended': {
      const { mitigationId, expiresAt } = event.payload
      await arm(tx, 'expire-crutch', event, { mitigationId }, expiresAt)
      return
    }
    default:
      return
  }
}

function arm<Kind extends 'check-effect' | 'expire-crutch'>(
  tx: Tx,
  kind: Kind,
  { incidentId, seq }: IncidentEvent,
  payload: TimerPayloads[Kind] & { mitigationId: string },
  at: string,
): Promise<void> {
  const key = `${mitigationKey(kind, incidentId, payload.mitigationId)}:${seq}`
  return armTimer(tx, { key, kind, incidentId, payload, dueAt: new Date(at) })
}
