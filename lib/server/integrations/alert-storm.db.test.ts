import { afterEach, describe, expect, test } from 'vitest'
import { POST as postEvent } from '@/app/v2/enqueue/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { dropInSender, requestTo } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

const MANY = 10_000
/** Enough that timers run many times while they come in, each in a request of its own. */
const SOME = 1000
const many = (status: 'firing' | 'resolved') =>
  Array.from({ length: MANY }, (_, index) => ({
    status,
    fingerprint: index.toString(16).padStart(16, '0'),
    labels: { alertname: 'PodCrashLooping', severity: 'critical', instance: `pod-${index}` },
    annotations: { summary: `Pod ${index} restarts again and again` },
  }))

const incidentsOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents

const alertsOf = async (incidentId: string) => (await getIncident(SYSTEM_ACTOR, incidentId)).alerts

describe('a storm', () => {
  test('[INTAKE-3] [INTAKE-5] of 10,000 alerts in one delivery makes one incident with the right count', async () => {
    const sender = await alertSender()
    const response = await sender.send(...many('firing'))
    expect(await response.json()).toEqual({ fired: MANY, refreshed: 0, resolved: 0 })
    await runDueTimers()
    const incidents = await incidentsOf(sender)
    expect(incidents).toMatchObject([{ title: `PodCrashLooping on ${sender.service.name}`, severity: 'sev1' }])
    const [{ id } = { id: '' }] = incidents
    expect(await alertsOf(id)).toMatchObject({ firing: MANY, total: MANY })

    const told = async (status: 'firing' | 'resolved') => (await sender.send(...many(status).slice(0, SOME))).json()
    expect(await told('firing')).toEqual({ fired: 0, refreshed: SOME, resolved: 0 })
    setClock(() => new Date(Date.now() + 5000))
    expect(await told('resolved')).toEqual({ fired: 0, refreshed: 0, resolved: SOME })
    await runDueTimers()
    expect(await alertsOf(id)).toMatchObject({ firing: MANY - SOME, total: MANY })
    expect(await incidentsOf(sender)).toHaveLength(1)
  })

  test('[INTAKE-4] of groups at the same moment, seen by several processes, makes one incident', async () => {
    const sender = await alertSender()
    const groups = Array.from({ length: 24 }, (_, group) => group)
    const processes = [0, 1, 2]
    await Promise.all([
      ...groups.map(async (group) => {
        const response = await sender.send({ fingerprint: `group-${group}` }, { fingerprint: 'in every group' })
        expect(response.status).toBe(200)
      }),
      ...processes.map(async () => {
        for (let round = 0; round < 10; round++) await runDueTimers()
      }),
    ])
    setClock(() => new Date(Date.now() + 5000))
    await runDueTimers()
    const incidents = await incidentsOf(sender)
    expect(incidents).toHaveLength(1)
    expect(await alertsOf(incidents[0]!.id)).toMatchObject({ firing: groups.length + 1, total: groups.length + 1 })
  })

  test('[INTAKE-4] of two integrations of one service makes one incident', async () => {
    const one = await alertSender()
    const other = await alertSender()
    await query('update integration set service_id = $1 where id = $2', [one.service.id, other.integration.id])
    await Promise.all([one.send({ fingerprint: 'a' }), other.send({ fingerprint: 'a' })])
    await Promise.all([runDueTimers(), runDueTimers()])
    setClock(() => new Date(Date.now() + 5000))
    await runDueTimers()
    const incidents = await incidentsOf(one)
    expect(incidents).toHaveLength(1)
    expect(await alertsOf(incidents[0]!.id)).toMatchObject({ firing: 2, total: 2 })
  })

  test('[INTAKE-3] [INTAKE-5] of many single events makes one incident with the right count', async () => {
    const sender = await dropInSender('events-v2')
    let next = 0
    const writers = Array.from({ length: 64 }, async () => {
      for (let index = next++; index < SOME; index = next++) {
        const payload = { summary: `Pod ${index} restarts`, source: `pod-${index}`, severity: 'critical' }
        const event = { routing_key: sender.key, event_action: 'trigger', dedup_key: `pod-${index}`, payload }
        expect((await postEvent(requestTo('/v2/enqueue', event), undefined)).status).toBe(202)
      }
    })
    // As the timer loop of a process would, while they come in.
    const timers = (async () => {
      while (next < SOME) {
        await runDueTimers()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    await Promise.all([...writers, timers])
    setClock(() => new Date(Date.now() + 2000))
    await runDueTimers()
    const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
    expect(incidents).toHaveLength(1)
    expect(await alertsOf(incidents[0]!.id)).toMatchObject({ firing: SOME, total: SOME })
  })
})
