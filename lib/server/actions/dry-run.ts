import { NO_SECRETS } from '@/lib/domain/action/action-secrets'
import { type DryRun, type DryRunInput, MASK } from '@/lib/domain/action/dry-run'
import type { LeverAction } from '@/lib/domain/action/lever-action'
import { type ActionValues, SAMPLE_VALUES } from '@/lib/domain/action/variables'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isResponder } from '@/lib/domain/incident/policy'
import { actionValues } from '@/lib/server/actions/action-values'
import { checkAddress } from '@/lib/server/actions/check-address'
import { SIGNATURE_HEADERS } from '@/lib/server/actions/outgoing-request'
import { readLeverAction, rendered } from '@/lib/server/actions/prepare-action'
import { leverKind, noLever, requireLeverKeeper } from '@/lib/server/catalogue/levers'
import { findLeverAction, type LeverActionRow } from '@/lib/server/db/lever-actions'
import { readSetting } from '@/lib/server/organisation-settings'
import { getIncident } from '@/lib/server/queries/get-incident'

/**
 * What would be sent, without sending it (SPEC ACTION-2). Any responder may look at what is saved; what is not saved
 * yet is for who may change the lever. Throws `forbidden`, `not_found`, and `rule_refused` for a value that is missing.
 */
export async function dryRun(actor: Actor, serviceId: string, kind: string, input: DryRunInput): Promise<DryRun> {
  if (!isResponder(actor)) throw new AppError('forbidden', 'Only responders can look at what a lever would send.')
  if (input.action) await requireLeverKeeper(actor, serviceId)
  const row = await findLeverAction(serviceId, leverKind(kind))
  if (!row) throw noLever()
  const saved = await readLeverAction(row)
  const action: LeverAction | undefined = input.action ?? saved?.action
  if (!action) throw new AppError('not_found', 'This lever carries no request.')

  const secrets = saved?.secrets ?? NO_SECRETS
  const result = rendered(action, await valuesFor(actor, row, input), secrets)
  if ('refusal' in result) throw new AppError('rule_refused', result.refusal, { rule: 'ACTION-3' })
  const { request } = result
  const headers = request.headers.map((header) => (header.isSecret ? { ...header, value: MASK } : header))
  const isSigned = action.preset === 'webhook'
  return { ...request, headers, signature: isSigned ? SIGNATURE_HEADERS : [], refusal: await refusalOf(request.url) }
}

async function refusalOf(url: string): Promise<string | null> {
  const address = await checkAddress(new URL(url), await readSetting('action-hosts'))
  return 'refusal' in address ? address.refusal : null
}

async function valuesFor(
  actor: Actor,
  { service }: LeverActionRow,
  { incident: idOrKey, mitigationId, changeId }: DryRunInput,
): Promise<ActionValues> {
  if (!idOrKey) return { ...SAMPLE_VALUES, 'service.key': service.key, 'service.name': service.name }
  const incident = await getIncident(actor, idOrKey)
  const mitigation = incident.mitigations.find(({ id }) => id === mitigationId) ?? null
  const about = { service, changeId: changeId ?? mitigation?.change?.id ?? null, mitigation, person: actor.name }
  return actionValues(incident, about)
}
