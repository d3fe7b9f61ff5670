import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { MeasuredPrevention } from '@/lib/domain/metrics/preventions'
import { preventionStateSchema } from '@/lib/domain/postmortem/prevention'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import type { RandomSource } from '@/lib/testing/random-source'

const DAY = 24 * 3_600_000
const iso = (ms: number) => new Date(ms).toISOString()

/** Stores preventions of incidents, of a card of theirs or of none; the id of a card is its category. */
export async function storeRandomPreventions(
  random: RandomSource,
  states: readonly IncidentState[],
  cards: ReadonlyMap<string, readonly string[]>,
  people: readonly Ref[],
): Promise<MeasuredPrevention[]> {
  const all: MeasuredPrevention[] = []
  for (const { id, instants } of states) {
    for (let n = random.int(0, 3); n > 0; n--) {
      const given = cards.get(id) ?? []
      const created = Date.parse(instants.declaredAt?.at ?? '') + random.int(-1, 20) * DAY
      const state = random.pick(preventionStateSchema.options)
      const ended = created + random.int(0, 90) * DAY
      all.push({
        id: random.uuid(),
        incidentId: id,
        title: `Prevention ${all.length}`,
        state,
        ownerId: random.chance(0.7) ? random.pick(people).id : null,
        dueOn: random.chance(0.7) ? iso(created + random.int(1, 60) * DAY).slice(0, 10) : null,
        category: given.length > 0 && random.chance(0.8) ? random.pick(given) : null,
        createdAt: iso(created),
        updatedAt: iso(ended),
        doneAt: state === 'done' && random.chance(0.9) ? iso(ended) : null,
        declinedAt: state === 'declined' && random.chance(0.9) ? iso(random.int(created, ended)) : null,
      })
    }
  }
  for (const one of all) {
    await query(
      sql`insert into prevention (id, incident_id, title, kind, state, owner_id, due_on, card_id, created_by, created_at,
          updated_at, done_at)
        values (${one.id}, ${one.incidentId}, ${one.title}, 'prevent', ${one.state}, ${one.ownerId}, ${one.dueOn},
          ${one.category}, ${random.uuid()}, ${one.createdAt}, ${one.updatedAt}, ${one.doneAt})`,
    )
    if (one.declinedAt) await storeDecline(one, one.declinedAt)
  }
  return all
}

/** It is declined, taken up and declined again, and its title is changed after that. */
async function storeDecline({ id, incidentId, createdAt, updatedAt }: MeasuredPrevention, declinedAt: string) {
  const declined = { state: { from: 'open', to: 'declined' } }
  const history = [
    { at: createdAt, changes: declined },
    { at: createdAt, changes: { state: { from: 'declined', to: 'open' } } },
    { at: declinedAt, changes: declined },
    { at: updatedAt, changes: { title: { from: 'A prevention', to: 'declined' } } },
  ]
  for (const [index, { at, changes }] of history.entries()) {
    await query(
      sql`insert into prevention_change (prevention_id, version, incident_id, actor, changes, at)
        values (${id}, ${index + 2}, ${incidentId}, '{}', ${JSON.stringify(changes)}, ${at})`,
    )
  }
}
