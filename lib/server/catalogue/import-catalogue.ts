import type { Actor } from '@/lib/domain/actor'
import type { CatalogueImport, ImportReport } from '@/lib/domain/catalogue/catalogue-content'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { type ImportPlan, planImport } from '@/lib/server/catalogue/plan-import'
import { keyTaken, requireCatalogueAdmin } from '@/lib/server/catalogue/rules'
import { readCatalogueFile } from '@/lib/server/catalogue/yaml/catalogue-file'
import { now } from '@/lib/server/clock'
import {
  contentOf,
  findPeopleByEmail,
  lockCatalogue,
  readStoredCatalogue,
  type StoredCatalogue,
} from '@/lib/server/db/catalogue-content'
import { saveLever } from '@/lib/server/db/levers'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { replaceDependencies } from '@/lib/server/db/service-dependencies'
import { addService, saveService } from '@/lib/server/db/services'
import { addTeam, addTeamMembers, saveTeam } from '@/lib/server/db/teams'

/**
 * Takes over a catalogue from a file, all of it or nothing; nothing is ever deleted, and what is so already stays
 * untouched. A dry run answers the same and writes nothing. Throws `forbidden`, or `invalid_input` naming document and
 * field.
 */
export async function importCatalogue(actor: Actor, { yaml, dryRun }: CatalogueImport): Promise<ImportReport> {
  requireCatalogueAdmin(actor)
  const file = await readCatalogueFile(yaml)
  return withTransaction(async (tx) => {
    if (!dryRun) await lockCatalogue(tx)
    const stored = await readStoredCatalogue(tx)
    const emails = file.teams.flatMap(({ entry }) => entry.members ?? []).map((email) => email.toLowerCase())
    const people = await findPeopleByEmail(tx, emails)
    const archivedKeys = new Set(stored.services.flatMap(({ isArchived, key }) => (isArchived ? [key] : [])))
    const plan = planImport(file, { ...contentOf(stored), archivedKeys, emails: new Set(people.keys()) })
    if (!dryRun) await write(tx, plan, stored, people)
    return reportOf(plan, dryRun)
  })
}

async function write(tx: Tx, plan: ImportPlan, stored: StoredCatalogue, people: Map<string, string>): Promise<void> {
  const teamIds = new Map(stored.teams.map(({ key, id }) => [key, id]))
  const serviceIds = new Map(stored.services.map(({ key, id }) => [key, id]))
  const at = now()
  for (const { key, set } of plan.teams) {
    const id = teamIds.get(key) ?? taken('team', key, await addTeam(tx, key, set.name ?? key))
    teamIds.set(key, id)
    await saveTeam(tx, id, set.name ? { name: set.name } : {})
    await addTeamMembers(
      tx,
      id,
      (set.members ?? []).flatMap((email) => people.get(email) ?? []),
    )
  }
  for (const { key, set } of plan.services) {
    const { team, dependsOn: _, levers: __, key: ___, ...fields } = set
    const isTeamSet = team !== undefined
    const teamId = team ? (teamIds.get(team) ?? null) : null
    const id = serviceIds.get(key)
    if (id) await saveService(tx, id, { ...fields, ...(isTeamSet ? { teamId } : {}) }, at)
    else {
      const { name = key, description = '', tier = null, links = [] } = fields
      const added = await addService(tx, { key, name, description, tier, links, teamId })
      serviceIds.set(key, taken('service', key, added))
    }
  }
  for (const { key, set } of plan.services) {
    const id = serviceIds.get(key)
    if (!id) continue
    const needed = set.dependsOn?.flatMap((other) => serviceIds.get(other) ?? [])
    if (needed) await replaceDependencies(tx, id, needed)
    for (const kind of leverKindSchema.options) {
      const lever = set.levers?.[kind]
      if (lever) await saveLever(tx, id, kind, lever, at)
    }
  }
}

/** Somebody added the same by hand a moment ago. */
function taken(kind: 'team' | 'service', key: string, id: string | null): string {
  if (id === null) throw keyTaken(kind, key)
  return id
}

function reportOf({ teams, services, unchanged, leftOut }: ImportPlan, isDryRun: boolean): ImportReport {
  const all = [...teams, ...services]
  return {
    isDryRun,
    added: all.filter(({ isNew }) => isNew).map(({ line }) => line),
    changed: all.filter(({ isNew }) => !isNew).map(({ line }) => line),
    unchanged,
    leftOut,
  }
}
