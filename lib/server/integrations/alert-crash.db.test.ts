import { afterEach, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

const incidentsOn = async (serviceId: string) => (await listIncidents(SYSTEM_ACTOR, { serviceId })).incidents
const startsFor = (serviceId: string) =>
  query(`select id from timer where kind = 'start-escalation' and payload -> 'serviceIds' ->> 0 = $1`, [serviceId])

/** The next timer of this kind cannot be saved. What a sequence counted is not taken back with the transaction. */
async function failOnceToArm(kind: string): Promise<void> {
  await query(`
    drop trigger if exists fail on timer;
    drop sequence if exists failed;
    create sequence failed;
    create or replace function fail() returns trigger language plpgsql as $$ begin
      if nextval('failed') = 1 then raise exception 'The disk is full'; end if;
      return new;
    end $$;
    create trigger fail before insert on timer for each row when (new.kind = '${kind}') execute function fail()`)
}

test('[INTAKE-3] a process that dies between its steps loses nothing and doubles nothing', async () => {
  const sender = await alertSender()
  const place = { serviceId: sender.service.id, integrationId: sender.integration.id }
  await sender.send({ fingerprint: 'a' }, { fingerprint: 'b' })

  // Died after it gave the alerts to their incident, before the timer was done with.
  await settleAlerts(place)
  await runDueTimers()

  // Died after the log was told, before the timer was done with.
  await query(`update timer set state = 'armed', due_at = now() where kind in ('report-alerts', 'settle-alerts')`)
  setClock(() => new Date(Date.now() + 5000))
  await runDueTimers()

  const incidents = await incidentsOn(sender.service.id)
  expect(incidents).toHaveLength(1)
  const { events } = await listEvents(SYSTEM_ACTOR, incidents[0]!.id, { after: 0, limit: 100 })
  expect(events.map(({ type }) => type)).toEqual(['incident.declared', 'alerts.changed'])
  expect(events[1]).toMatchObject({ payload: { firing: 2, total: 2, fired: 2 } })
})

test('[ALERT-8] an incident that alerts open pages also when the first try to save it failed', async () => {
  const sender = await alertSender({ defaultSeverity: 'sev3' })
  const { id: serviceId } = sender.service
  await sender.send({ fingerprint: 'a', labels: { alertname: 'Slow' } })
  await failOnceToArm('start-escalation')
  const place = { serviceId, integrationId: sender.integration.id }
  await expect(settleAlerts(place)).rejects.toThrow('The disk is full')
  // Not an incident that its own alerts would find and join, which pages only when they are critical.
  expect(await incidentsOn(serviceId)).toEqual([])
  await settleAlerts(place)
  expect(await incidentsOn(serviceId)).toMatchObject([{ severity: 'sev3' }])
  expect(await alertsOf(sender)).toMatchObject([{ joined_because: 'opened' }])
  expect(await startsFor(serviceId)).toHaveLength(1)
})

test('[ALERT-6] an incident whose alerts are quiet is resolved also when the first try to arm that failed', async () => {
  let at = Date.now()
  setClock(() => new Date(at))
  const sender = await alertSender({ autoResolveMinutes: 10 })
  await sender.send({ fingerprint: 'a' })
  await runDueTimers()
  await sender.send({ fingerprint: 'a', status: 'resolved' })
  await failOnceToArm('auto-resolve')
  at += 5000
  await expect(runDueTimers()).rejects.toThrow('The disk is full')
  await runDueTimers()
  at += 600_000
  await runDueTimers()
  expect(await incidentsOn(sender.service.id)).toMatchObject([{ status: 'resolved' }])
})

test('[INTAKE-4] alerts of one integration that cannot be settled keep those of another from nothing', async () => {
  const sender = await alertSender()
  const other = await alertSender()
  const { id: serviceId } = sender.service
  await query('update integration set service_id = $1 where id = $2', [serviceId, other.integration.id])
  await sender.send({ fingerprint: 'odd' })
  await other.send({ fingerprint: 'plain', annotations: { summary: ' \n' }, labels: { alertname: 'Slow' } })
  await query(`alter table alert add constraint odd check (dedup_key <> 'odd' or settled_at is null)`)
  await expect(settleAlerts({ serviceId, integrationId: sender.integration.id })).rejects.toThrow('odd')
  expect(await alertsOf(other)).toMatchObject([{ joined_because: 'opened' }])
  expect(await incidentsOn(serviceId)).toMatchObject([{ title: `Slow on ${sender.service.name}` }])
})
