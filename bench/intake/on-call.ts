import { randomUUID } from 'node:crypto'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { canBeTold } from '../escalation/receiver.ts'
import { type Member, seedPeople } from '../seed.ts'

/** So many people the one step of the policy asks. */
export const PAGED = 2

export interface OnCall {
  policyId: string
  /** Somebody who is not asked. */
  writer: Member
}

/** A policy that asks two people at once, who can be told by ntfy alone, and nobody else within the hour. */
export async function seedOnCall(): Promise<OnCall> {
  const [writer, ...asked] = await seedPeople(PAGED + 1)
  if (!writer) throw new Error('There are no people.')
  await canBeTold(asked)
  const policyId = randomUUID()
  const targets = asked.map(({ actor }) => ({ kind: 'person', personId: actor.id }))
  await query(
    sql`insert into escalation_policy (id, name, steps, repeat, created_at, updated_at)
      values (${policyId}, 'Two people', ${JSON.stringify([{ afterMinutes: 60, targets }])}::jsonb, 0, now(), now())`,
  )
  return { policyId, writer }
}
