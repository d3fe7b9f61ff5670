import type { Actor } from '@/lib/domain/actor'
import type { ServiceOverview } from '@/lib/domain/catalogue/service-detail'
import { serviceView } from '@/lib/server/catalogue/services'
import { listLeverSummaries } from '@/lib/server/db/levers'
import { listServiceRows } from '@/lib/server/db/services'

/** Every service as the list shows it, those in use first; rehearsals only as far as the actor may see the drills. */
export async function listServiceOverviews(actor: Actor): Promise<ServiceOverview[]> {
  const [rows, summaries] = await Promise.all([listServiceRows(true), listLeverSummaries(actor)])
  const byService = new Map(summaries.map((summary) => [summary.serviceId, summary]))
  return rows.map((row) => {
    const { leversReady = 0, lastRehearsed = null } = byService.get(row.id) ?? {}
    return { ...serviceView(row), leversReady, lastRehearsed }
  })
}
