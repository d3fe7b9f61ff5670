import { serviceKeyOf, severityOf } from '@/lib/domain/alert/alert-rules'
import type { Signal } from '@/lib/domain/alert/signal'
import { now } from '@/lib/server/clock'
import { findServicesByKey } from '@/lib/server/db/alert-incidents'
import { type NewAlert, saveAlerts } from '@/lib/server/db/alerts'
import { noteReceived, type Receiver } from '@/lib/server/db/integrations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { reportTimer, settlePipelinesTimer, settleTimer } from '@/lib/server/integrations/alert-timers'
import { inLane } from '@/lib/server/integrations/intake-load'
import { armTimer } from '@/lib/server/timers/timers'

/** What a delivery did, for the sender's logs. */
export interface Received {
  fired: number
  refreshed: number
  resolved: number
}

/**
 * Saves what a sender delivered. When this answers, the alerts are durable, and so are the timers that give them to
 * their incidents: those follow in a moment, whatever becomes of this process.
 */
export async function receiveSignals(receiver: Receiver, signals: Signal[]): Promise<Received> {
  const alerts = await withServices(lastOfEach(signals), receiver)
  return inLane(() =>
    withTransaction(async (tx) => {
      const received = await saveSignals(tx, receiver, alerts)
      await noteReceived(tx, receiver.id, now())
      return received
    }),
  )
}

/** Saves alerts, and arms what gives them to their incidents, in a transaction of the caller's. */
export async function saveSignals(tx: Tx, receiver: Receiver, alerts: NewAlert[]): Promise<Received> {
  const at = now()
  const { unsettledServiceIds, incidentIds, ...received } = await saveAlerts(tx, receiver.id, alerts, at)
  if (receiver.rules.about === 'delivery') {
    if (unsettledServiceIds.length > 0) await armTimer(tx, settlePipelinesTimer(at))
  } else {
    // In one order for all, so that two deliveries cannot wait for each other.
    for (const serviceId of unsettledServiceIds.toSorted()) {
      await armTimer(tx, settleTimer({ serviceId, integrationId: receiver.id }, at))
    }
  }
  for (const incidentId of incidentIds.toSorted()) await armTimer(tx, reportTimer(incidentId, receiver.id, at))
  return received
}

/** The last word on each alert, should a delivery name one twice. */
const lastOfEach = (signals: Signal[]): Signal[] => [
  ...new Map(signals.map((signal) => [signal.dedupKey, signal])).values(),
]

async function withServices(signals: Signal[], { serviceId, rules }: Receiver): Promise<NewAlert[]> {
  const keys = new Set(signals.map((signal) => serviceKeyOf(signal, rules)))
  const services = await findServicesByKey([...keys].filter((key) => key !== null))
  return signals.map((signal) => {
    const named = services.get(serviceKeyOf(signal, rules) ?? '')
    return { ...signal, severity: severityOf(signal, rules), serviceId: named?.id ?? serviceId }
  })
}
