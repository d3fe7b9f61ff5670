import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { runDueTimers } from '@/lib/testing/run-timers'

test('[INTAKE-3] a process that dies between its steps loses nothing and doubles nothing', async () => {
  const sender = await alertSender()
  const place = { serviceId: sender.service.id, integrationId: sender.integration.id }
  await sender.send({ fingerprint: 'a' }, { fingerprint: 'b' })

  // Died after it declared the incident, before the alerts were given to it.
  await settleAlerts(place)
  await query('update alert set incident_id = null, settled_at = null where integration_id = $1', [place.integrationId])
  await query(`delete from timer where kind = 'report-alerts'`)
  await runDueTimers()

  // Died after the log was told, before the timer was done with.
  await query(`update timer set state = 'armed', due_at = now() where kind in ('report-alerts', 'settle-alerts')`)
  setClock(() => new Date(Date.now() + 5000))
  await runDueTimers()
  setClock(null)

  const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
  expect(incidents).toHaveLength(1)
  const { events } = await listEvents(SYSTEM_ACTOR, incidents[0]!.id, { after: 0, limit: 100 })
  expect(events.map(({ type }) => type)).toEqual(['incident.declared', 'alerts.changed'])
  expect(events[1]).toMatchObject({ payload: { firing: 2, total: 2, fired: 2 } })
})
