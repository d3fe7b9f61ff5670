import { type ActionSecrets, NO_SECRETS } from '@/lib/domain/action/action-secrets'
import { type LeverAction, leverActionSchema } from '@/lib/domain/action/lever-action'
import { type RenderedRequest, renderAction } from '@/lib/domain/action/render-action'
import type { ActionValues } from '@/lib/domain/action/variables'
import { isAppError } from '@/lib/domain/errors'
import type { KnownAction } from '@/lib/domain/incident/define-command'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import type { IncidentState } from '@/lib/domain/incident/state'
import { actionValues } from '@/lib/server/actions/action-values'
import { withOwnHeaders } from '@/lib/server/actions/outgoing-request'
import { openSecrets } from '@/lib/server/actions/sealed-secrets'
import { findLeverAction, type LeverActionRow } from '@/lib/server/db/lever-actions'
import type { Tx } from '@/lib/server/db/pool'

type Refused = { refusal: string }

/** A lever's request with its secrets; null when the lever carries none that this version can read. */
export async function readLeverAction(
  row: LeverActionRow | null,
): Promise<{ action: LeverAction; secrets: ActionSecrets | null } | null> {
  const { data } = leverActionSchema.safeParse(row?.action)
  return row && data ? { action: data, secrets: await openSecrets(row.secrets) } : null
}

/** Sets the values into an action, or says which one is missing. */
export function rendered(
  action: LeverAction,
  values: ActionValues,
  secrets: ActionSecrets,
): { request: RenderedRequest } | Refused {
  try {
    return { request: withOwnHeaders(renderAction(action, values, secrets)) }
  } catch (error) {
    if (isAppError(error)) return { refusal: error.message }
    throw error
  }
}

/** The values for a mitigation, once it is known who asks; null when its lever carries no request. */
export async function readMitigationAction(incident: IncidentState, mitigation: Mitigation, tx?: Tx) {
  const { service, lever, change } = mitigation
  const row = service && lever ? await findLeverAction(service.id, lever, tx) : null
  if (!row?.action) return null
  const about = { service: row.service, changeId: change?.id ?? null, mitigation, person: '' }
  return { row, values: await actionValues(incident, about, tx) }
}

/**
 * For each of these mitigations whose lever carries a request: how it would be sent for somebody. In the transaction of
 * a decision, so no secret is opened.
 */
export async function findActions(
  tx: Tx,
  incident: IncidentState,
  mitigationIds: string[],
): Promise<Map<string, (person: string) => KnownAction>> {
  const known = new Map<string, (person: string) => KnownAction>()
  for (const mitigation of incident.mitigations.filter(({ id }) => mitigationIds.includes(id))) {
    const found = await readMitigationAction(incident, mitigation, tx)
    const { data } = leverActionSchema.safeParse(found?.row.action)
    if (!found || !data) continue
    known.set(mitigation.id, (person) => {
      const result = rendered(data, { ...found.values, 'person.name': person }, NO_SECRETS)
      return 'refusal' in result ? result : { method: result.request.method, url: result.request.url }
    })
  }
  return known
}
