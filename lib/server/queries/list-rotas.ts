import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listRotaRows } from '@/lib/server/db/rota-rows'
import { loadRotas } from '@/lib/server/on-call/loaded-rotas'
import { summaryOf } from '@/lib/server/on-call/rota-views'
import { flagSchema } from '@/lib/server/queries/query-values'

export const rotaQuerySchema = z.strictObject({ archived: flagSchema.default(false).describe('Archived ones too.') })

/** Rotas by name with who is on now; everybody in the organisation may read them. */
export const listRotas = (
  _actor: PersonActor,
  { archived }: z.output<typeof rotaQuerySchema> = { archived: false },
): Promise<RotaSummary[]> =>
  withSnapshot(async (tx) => {
    const rows = await listRotaRows(tx, { isWithArchived: archived })
    const loaded = await loadRotas(
      tx,
      rows.map(({ id }) => id),
      now().getTime(),
    )
    return rows.map((row) => summaryOf(row, loaded))
  })
