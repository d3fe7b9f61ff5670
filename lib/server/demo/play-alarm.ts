import { randomUUID } from 'node:crypto'
import { setClock } from '@/lib/server/clock'
import { incidentAt } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import { deskThatCalls, whoWasCalled } from '@/lib/server/demo/past-calls'
import type { Alarm } from '@/lib/server/demo/scenes/past-alarms'
import { execute } from '@/lib/server/execute'
import { rateAlerts } from '@/lib/server/integrations/rate-alerts'

const MINUTE = 60_000

/** The alert fires, whoever is on call looks, it is quiet again, and they say what it was worth. */
export async function playAlarm(alarm: Alarm, startsAt: number, cast: Cast): Promise<void> {
  const { title, service, rating, done } = alarm
  const atMinute = (minute: number) => setClock(() => new Date(startsAt + minute * MINUTE))
  const desk = deskThatCalls(cast)
  const alert = { name: rating.rule, summary: title, severity: 'warning' as const }
  try {
    atMinute(0)
    await desk.tell('firing', [alert], service)
    const incidentId = await incidentAt(cast.services[service], cast.monitoring.id)
    if (!incidentId) return
    const actor = await whoWasCalled(incidentId, cast)
    const act = (name: string, input: object) => execute({ incidentId, name, actor, commandId: randomUUID(), input })
    atMinute(3)
    await act('take-role', { role: 'commander' })
    atMinute(11)
    await desk.tell('resolved', [alert], service)
    atMinute(12)
    if (done) {
      await act('change-status', { status: 'resolved', note: done })
      await act('change-status', { status: 'closed', note: done })
    } else await act('withdraw', { reason: 'It went away by itself, and nobody noticed anything.' })
    atMinute(14)
    await rateAlerts(actor, incidentId, rating)
  } finally {
    setClock(null)
  }
}
