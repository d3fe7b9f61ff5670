import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { moveMark } from '@/lib/server/db/read-marks'
import { requireIncident } from '@/lib/server/queries/current-state'

export const readMarkSchema = z.strictObject({ seq: z.number().int().min(0).max(2_147_483_647) })

/** Moves the mark forward, never back and never beyond the head. Answers where it is. Throws `not_found`. */
export const moveReadMark = (actor: PersonActor, idOrKey: string, seq: number): Promise<number> =>
  withTransaction(async (tx) => {
    const { id } = await requireIncident(tx, actor, idOrKey)
    return moveMark(tx, actor.id, id, seq, now())
  })
