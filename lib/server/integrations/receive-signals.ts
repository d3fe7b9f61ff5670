import { serviceKeyOf, severityOf } from '@/lib/domain/alert/alert-rules'
import type { Signal } from '@/lib/domain/alert/signal'
import { now } from '@/lib/server/clock'
import { markFlapping, stillUnsettled } from '@/lib/server/db/alert-holds'
import { findServicesByKey } from '@/lib/server/db/alert-incidents'
import { type AlertOutcome, type NewAlert, saveAlerts, type WorsenedAlert } from '@/lib/server/db/alerts'
import type { Receiver } from '@/lib/server/db/integrations'
import type { Tx } from '@/lib/server/db/pool'
import { reportTimer, settlePipelinesTimer, settleTimer } from '@/lib/server/integrations/alert-timers'
import { holdBack, notCovered } from '@/lib/server/integrations/hold-back'
import { saveInTurn } from '@/lib/server/integrations/intake-queue'
import { pageForAlerts } from '@/lib/server/integrations/page-for-alerts'
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
  return countsOf(await takeSignals(receiver, signals))
}

/** As `receiveSignals`, and answers what became of each; a resolve of nothing has no outcome. */
export const takeSignals = async (receiver: Receiver, signals: Signal[]): Promise<AlertOutcome[]> =>
  saveInTurn(receiver, await withServices(lastOfEach(signals), receiver), saveSignals)

/** Saves alerts, and arms what gives them to their incidents, in a transaction of the caller's. */
export async function saveSignals(tx: Tx, receiver: Receiver, alerts: NewAlert[]): Promise<AlertOutcome[]> {
  const at = now()
  const saved = await saveAlerts(tx, receiver.id, alerts, at)
  const { unsettledServiceIds, flapped } = await setApart(tx, receiver, saved, at)
  if (receiver.rules.about === 'delivery') {
    if (unsettledServiceIds.length > 0) await armTimer(tx, settlePipelinesTimer(at))
  } else {
    // In one order for all, so that two deliveries cannot wait for each other.
    for (const serviceId of unsettledServiceIds.toSorted()) {
      await armTimer(tx, settleTimer({ serviceId, integrationId: receiver.id }, at))
    }
  }
  if (saved.worsened.length > 0) await pageForWorsened(tx, receiver, saved.worsened)
  const incidentIds = [...new Set([...saved.incidentIds, ...flapped])]
  for (const incidentId of incidentIds.toSorted()) await armTimer(tx, reportTimer(incidentId, receiver.id, at))
  return saved.outcomes
}

/** What became critical wakes whom it would have woken had it joined as that (SPEC ESC-2). */
async function pageForWorsened(tx: Tx, { id: integrationId }: Receiver, worsened: WorsenedAlert[]): Promise<void> {
  // A storm of them starts a policy once.
  const places = new Map(
    (await notCovered(tx, worsened)).map((alert) => [`${alert.incidentId} ${alert.serviceId}`, alert]),
  )
  for (const { id: alertId, incidentId, serviceId } of places.values()) {
    const alert = { incidentId, serviceId, integrationId, alertId, severity: 'sev1' as const, count: 1 }
    await pageForAlerts(tx, { ...alert, because: 'worsened' })
  }
}

type Saved = Awaited<ReturnType<typeof saveAlerts>>

/** What flaps stays where it was, and what is silenced or under maintenance opens nothing (SPEC ALERT-3, ALERT-5). */
async function setApart(tx: Tx, { id, rules }: Receiver, saved: Saved, at: Date) {
  const begun = (did: AlertOutcome['did']) => saved.outcomes.flatMap((each) => (each.did === did ? [each.id] : []))
  const fired = begun('fired')
  const flapped = fired.length > 0 ? await markFlapping(tx, id, fired, rules.flapping, at) : []
  const isHeld = saved.unsettledServiceIds.length > 0 && (await holdBack(tx, [...fired, ...begun('refreshed')]))
  const isSame = flapped.length === 0 && !isHeld
  const all = () => saved.outcomes.map((each) => each.id)
  return { flapped, unsettledServiceIds: isSame ? saved.unsettledServiceIds : await stillUnsettled(tx, all()) }
}

export function countsOf(outcomes: AlertOutcome[]): Received {
  const counts = { fired: 0, refreshed: 0, resolved: 0 }
  for (const { did } of outcomes) counts[did]++
  return counts
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
