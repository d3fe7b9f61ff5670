import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { webhooksOf } from '@/lib/domain/on-call/escalation'
import { stageSchema, stageWords } from '@/lib/domain/on-call/escalation-policy'
import { callOnce } from '@/lib/server/actions/call-once'
import { checkAddress } from '@/lib/server/actions/check-address'
import { signed, withOwnHeaders } from '@/lib/server/actions/outgoing-request'
import { now } from '@/lib/server/clock'
import { readPlans, readPolicyOfRun } from '@/lib/server/db/escalations'
import { withTransaction } from '@/lib/server/db/pool'
import type { DueTimer } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { readSetting } from '@/lib/server/organisation-settings'
import { policySigningSecret } from '@/lib/server/paging/policy-secret'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'
import { webhookTimers } from '@/lib/server/timers/paging-timers'
import { armTimers } from '@/lib/server/timers/timers'

const payloadSchema = z.object({
  escalationId: z.string(),
  lap: z.number(),
  position: z.number(),
  stage: stageSchema,
  service: z.string(),
  address: z.object({ of: z.string(), index: z.number() }).optional(),
})
/** Below the ten seconds after which the database ends the transaction that holds the timer, with the look at a name. */
const TIMEOUT_SECONDS = 4

/**
 * Tells one address of a stage, at least once and each time under the same `webhook-id`; a private incident is told to
 * none. Each address has a timer of its own: one that hangs or fails is tried again without the others.
 */
export async function tellWebhook(timer: DueTimer): Promise<undefined> {
  const { address, ...told } = payloadSchema.parse(timer.payload)
  const { escalationId, stage, service, lap, position } = told
  const incidentId = z.string().parse(timer.incidentId)
  const incident = await getIncident(SYSTEM_ACTOR, incidentId)
  if (incident.visibility === 'private') return undefined
  const [plan, policyId] = await withTransaction(async (tx) => [
    (await readPlans(tx, [escalationId])).get(escalationId),
    await readPolicyOfRun(tx, escalationId),
  ])
  if (!plan || !policyId) return undefined
  const urls = webhooksOf(stage, plan)
  if (!address) {
    // Armed by an earlier release, for all addresses of the stage.
    const timers = webhookTimers({ key: timer.key, incidentId, count: urls.length, payload: told, dueAt: now() })
    await withTransaction((tx) => armTimers(tx, timers))
    return undefined
  }
  const url = urls[address.index]
  if (!url) return undefined
  const to = await checkAddress(new URL(url), await readSetting('action-hosts'))
  if ('refusal' in to) {
    if (to.isPassing) throw new Error(to.refusal)
    // An address that may not be called never may: trying again would change nothing.
    return undefined
  }
  const { id, key, title, severity, status, kind } = incident
  const request = withOwnHeaders({
    method: 'POST',
    url,
    headers: [{ name: 'content-type', value: 'application/json', isSecret: false }],
    body: JSON.stringify({
      type: 'escalation.step',
      incident: { id, key, title, severity, status, kind, url: new URL(`/incidents/${key}`, env().publicUrl).href },
      escalation: { id: escalationId, service, stage: stageWords(stage), lap, position },
    }),
    timeoutSeconds: TIMEOUT_SECONDS,
  })
  const actionId = stableId('escalation-webhook', address.of, url)
  const secrets = { signing: policySigningSecret(policyId), headers: {} }
  const outcome = await callOnce(signed(request, secrets, { actionId, at: now() }), to)
  if (outcome.kind !== 'answered') throw new Error(outcome.reason)
  if (!outcome.isOk) throw new Error(`It answered ${outcome.status}.`)
  return undefined
}
