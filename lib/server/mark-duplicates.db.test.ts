import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { query, testDatabaseUrl } from '@/lib/testing/database'
import { anIncident, aPerson } from '@/lib/testing/factories'

const markAs = (actor: Actor, incident: IncidentState, of: string) =>
  execute({ incidentId: incident.id, name: 'mark-duplicate', actor, commandId: randomUUID(), input: { of } })

/** Lets commands on incidents begin, and then go on all at once: until then another process has their locks. */
async function atOnce(incidents: IncidentState[], begin: () => Promise<unknown>[]) {
  const other = new pg.Client({ connectionString: testDatabaseUrl(), application_name: 'another process' })
  await other.connect()
  await other.query('begin')
  const ids = incidents.map(({ id }) => id)
  await other.query('select 1 from incident where id = any($1) for update', [ids])
  const settled = Promise.allSettled(begin())
  await expect
    .poll(() =>
      query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'evenkeel'
        and datname = current_database()`),
    )
    .toHaveLength(incidents.length)
  await other.query('commit')
  await other.end()
  return settled
}

const outcomes = (settled: PromiseSettledResult<unknown>[]) => settled.map(({ status }) => status).toSorted()

test('[DUP-2] of two that are marked as duplicates of each other at once, one goes on', async () => {
  const actor = await aPerson()
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await anIncident({ by: actor }), await anIncident({ by: actor })]
    const settled = await atOnce([one, other], () => [markAs(actor, one, other.key), markAs(actor, other, one.id)])
    expect(outcomes(settled)).toEqual(['fulfilled', 'rejected'])
    const isFirst = settled[0]?.status === 'fulfilled'
    const [closed, open] = isFirst ? [one, other] : [other, one]
    expect(settled[isFirst ? 1 : 0]).toMatchObject({
      reason: {
        code: 'rule_refused',
        message: `${closed.key} is itself a duplicate of this incident.`,
        details: { rule: 'DUP-2' },
      },
    })
    expect(await getIncident(actor, closed.id)).toMatchObject({ status: 'closed', duplicateOf: { id: open.id } })
    expect(await getIncident(actor, open.id)).toMatchObject({ status: 'active', duplicateOf: null })
  }
})

test('[DUP-2] three in a circle at once are not all closed', async () => {
  const actor = await aPerson()
  const [a, b, c] = [await anIncident({ by: actor }), await anIncident({ by: actor }), await anIncident({ by: actor })]
  await atOnce([a, b, c], () => [markAs(actor, a, b.key), markAs(actor, b, c.key), markAs(actor, c, a.key)])
  const states = await Promise.all([a, b, c].map(({ id }) => getIncident(actor, id)))
  expect(states.map(({ status }) => status)).toContain('active')
})
