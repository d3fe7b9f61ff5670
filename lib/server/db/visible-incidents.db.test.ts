import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/actor'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'
import { getIncident } from '@/lib/server/queries/get-incident'
import { anAdmin, anIncident, aPerson, aStakeholder, run } from '@/lib/testing/factories'

test('[ACCESS-1] the SQL of what is visible agrees with the policy, for everyone and every incident', async () => {
  const people = [await anAdmin(), await aPerson(), await aPerson(), await aStakeholder()]
  const incidents: IncidentState[] = []
  for (let made = 0; made < 12; made++) {
    const by = people[made % 3]!
    const incident = await anIncident({ by, visibility: made % 4 === 0 ? 'open' : 'private' })
    const memberId = people[(made * 7 + 1) % 4]!.id
    if (made % 4 !== 0) await run(incident, 'add-member', { personId: memberId }, by)
    incidents.push(await getIncident({ kind: 'system', id: 'system', name: 'Evenkeel' }, incident.id))
  }
  const tokens = people.flatMap((person) => (['read', 'respond'] as const).map((scope) => ({ ...person, scope })))
  const actors: Actor[] = [
    ...people,
    ...tokens,
    { kind: 'integration', id: randomUUID(), name: 'Alerts' },
    { kind: 'system', id: 'system', name: 'Evenkeel' },
  ]
  for (const actor of actors) {
    const ids = incidents.map(({ id }) => id)
    const rows = await query<{ id: string }>(
      sql`select id from ${visibleIncidents(actor)} incident where id = any(${ids}::uuid[])`,
    )
    const seen = new Set(rows.map(({ id }) => id))
    for (const incident of incidents) expect(seen.has(incident.id)).toBe(canView(actor, incident))
  }
})
