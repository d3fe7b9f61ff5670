import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { type ImportMapping, initialMapping } from '@/lib/domain/import/import-mapping'
import type { ImportRunDetail } from '@/lib/domain/import/import-run'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { ImportSource } from '@/lib/domain/incident/values'
import { runImport } from '@/lib/server/import/control-import'
import { createImport } from '@/lib/server/import/create-import'
import { tryImport } from '@/lib/server/import/try-import'
import { getImport } from '@/lib/server/queries/get-import'
import { query } from '@/lib/testing/database'

/** A CSV file of incidents that were declared an hour after each other. */
export function csvOfIncidents(count: number, { from = 1 } = {}): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.parse('2024-05-01T10:00:00Z') + (from + at) * 3_600_000).toISOString()
    const resolved = new Date(Date.parse(day) + 1_800_000).toISOString()
    return `T-${from + at},Outage ${from + at},SEV2,${day},${resolved}`
  })
  return ['id,title,severity,created at,resolved at', ...lines].join('\n')
}

interface Options {
  source?: ImportSource
  mapping?: Partial<ImportMapping>
}

/** Takes a file in and settles how it is read; nothing is written yet. */
export async function aTriedImport(
  actor: PersonActor,
  file: string | object,
  { source = 'csv', mapping = {} }: Options = {},
): Promise<ImportRunDetail> {
  const id = randomUUID()
  const text = typeof file === 'string' ? file : JSON.stringify(file)
  await createImport(actor, { id, source, name: `past.${source}` }, async () => Buffer.from(text))
  const { draft } = await getImport(actor, id)
  if (!draft) throw new Error('An import begins as a draft')
  await tryImport(actor, id, { ...draft.mapping, ...mapping })
  return getImport(actor, id)
}

/** As `aTriedImport`, and begins to write it: timers do the rest. */
export async function aBegunImport(actor: PersonActor, file: string | object, options: Options = {}): Promise<string> {
  const { id } = await aTriedImport(actor, file, options)
  await runImport(actor, id)
  return id
}

/** The report of an import that wrote this incident. */
export async function anImportOf(incident: Pick<IncidentState, 'id'>, by: PersonActor, id: string): Promise<void> {
  await query(
    `insert into import_run (id, source, name, digest, content, mapping, state, created_by, created_at)
     values ($1, 'csv', 'past.csv', '', '{}', $2, 'done', $3, now())`,
    [id, JSON.stringify(initialMapping('csv')), by.id],
  )
  await query(
    `insert into import_item (run_id, position, foreign_id, title, state, remarks, incident_id)
     values ($1, 1, 'T-1', 'Imported', 'written', '{}', $2)`,
    [id, incident.id],
  )
}
