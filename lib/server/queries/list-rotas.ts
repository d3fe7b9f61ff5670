import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listRotaRows } from '@/lib/server/db/rota-rows'
import { loadRotas } from '@/lib/server/on-call/loaded-rotas'
import { countProblems, summaryOf } from '@/lib/server/on-call/rota-views'
import { flagSchema } from '@/lib/server/queries/query-values'

export const rotaQuerySchema = z.strictObject({
  archived: flagSchema.default(false).describe('Archived ones too.'),
  problems: flagSchema.default(false).describe('With how much the lint finds of each that is in use.'),
})

/** Rotas by name with who is on now; everybody in the organisation may read them. */
export const listRotas = (
  _actor: PersonActor,
  { archived = false, problems = false }: Partial<z.output<typeof rotaQuerySchema>> = {},
): Promise<RotaSummary[]> =>
  withSnapshot(async (tx) => {
    const rows = await listRotaRows(tx, { isWithArchived: archived })
    const loaded = await loadRotas(
      tx,
      rows.map(({ id }) => id),
      now().getTime(),
    )
    if (!problems) return rows.map((row) => summaryOf(row, loaded))
    const used = rows.filter(({ archivedAt }) => archivedAt === null)
    const counts = await countProblems(tx, used, loaded)
    return rows.map((row) => ({ ...summaryOf(row, loaded), problemCount: counts.get(row.id) ?? 0 }))
  })
