import type { PersonActor } from '@/lib/domain/actor'
import type { ImportRunView } from '@/lib/domain/import/import-run'
import { requireAdmin } from '@/lib/server/access/rights'
import { listRuns } from '@/lib/server/db/history/import-reads'
import { withSnapshot } from '@/lib/server/db/pool'

/** The last imports of past incidents, the latest first. For admins. */
export async function listImports(actor: PersonActor): Promise<ImportRunView[]> {
  requireAdmin(actor)
  return withSnapshot(listRuns)
}
