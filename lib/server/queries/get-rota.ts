import type { PersonActor } from '@/lib/domain/actor'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { requireRota } from '@/lib/server/on-call/rota-rules'
import { detailOf } from '@/lib/server/on-call/rota-views'

/** A rota by its id or key, with what is wrong with it. Throws `not_found`. */
export const getRota = (actor: PersonActor, idOrKey: string): Promise<RotaDetail> =>
  withSnapshot(async (tx) => detailOf(tx, actor, await requireRota(tx, idOrKey), now().getTime()))
