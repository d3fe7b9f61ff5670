import type { ActionValues } from '@/lib/domain/action/variables'
import type { IncidentState } from '@/lib/domain/incident/state'
import { findVersions } from '@/lib/server/db/lever-actions'
import type { Tx } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'

type About = Pick<IncidentState, 'key' | 'title' | 'severity'>

interface Subject {
  service: { key: string; name: string }
  /** The change it undoes. */
  changeId: string | null
  mitigation: { id: string; target: string | null } | null
  person: string
}

/** What the variables of a template stand for now. */
export async function actionValues(
  { key, title, severity }: About,
  { service, changeId, mitigation, person }: Subject,
  tx?: Tx,
): Promise<ActionValues> {
  const change = changeId ? await findVersions(changeId, tx) : null
  return {
    'incident.key': key,
    'incident.title': title,
    'incident.url': new URL(`/incidents/${key}`, env().publicUrl).href,
    'incident.severity': severity,
    'service.key': service.key,
    'service.name': service.name,
    'change.version': change?.version ?? null,
    'change.url': change?.url ?? null,
    'lastGood.version': change?.lastGood ?? null,
    'mitigation.id': mitigation?.id ?? null,
    'mitigation.target': mitigation?.target ?? null,
    'person.name': person,
  }
}
