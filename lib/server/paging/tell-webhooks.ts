import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { webhooksOf } from '@/lib/domain/on-call/escalation'
import { stageSchema, stageWords } from '@/lib/domain/on-call/escalation-policy'
import { type Call, callOnce } from '@/lib/server/actions/call-once'
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

const payloadSchema = z.object({
  escalationId: z.string(),
  lap: z.number(),
  position: z.number(),
  stage: stageSchema,
  service: z.string(),
})
const TIMEOUT_SECONDS = 8

/**
 * Tells the addresses of a stage, at least once and each time under the same `webhook-id`. One that fails is told again
 * with all the others of its stage; a private incident is told to no address.
 */
export const tellWebhooksBy =
  (call: Call) =>
  async (timer: DueTimer): Promise<undefined> => {
    const { escalationId, stage, service, lap, position } = payloadSchema.parse(timer.payload)
    const incident = await getIncident(SYSTEM_ACTOR, z.string().parse(timer.incidentId))
    if (incident.visibility === 'private') return undefined
    const [plan, policyId] = await withTransaction(async (tx) => [
      (await readPlans(tx, [escalationId])).get(escalationId),
      await readPolicyOfRun(tx, escalationId),
    ])
    if (!plan || !policyId) return undefined
    const { id, key, title, severity, status, kind } = incident
    const body = JSON.stringify({
      type: 'escalation.step',
      incident: { id, key, title, severity, status, kind, url: new URL(`/incidents/${key}`, env().publicUrl).href },
      escalation: { id: escalationId, service, stage: stageWords(stage), lap, position },
    })
    const failures: string[] = []
    for (const url of webhooksOf(stage, plan)) {
      const address = await checkAddress(new URL(url), await readSetting('action-hosts'))
      // An address that may not be called never may: trying again would change nothing.
      if ('refusal' in address) continue
      const request = withOwnHeaders({
        method: 'POST',
        url,
        headers: [{ name: 'content-type', value: 'application/json', isSecret: false }],
        body,
        timeoutSeconds: TIMEOUT_SECONDS,
      })
      const actionId = stableId('escalation-webhook', timer.key, url)
      const secrets = { signing: policySigningSecret(policyId), headers: {} }
      const outcome = await call(signed(request, secrets, { actionId, at: now() }), address)
      if (outcome.kind !== 'answered') failures.push(outcome.reason)
      else if (!outcome.isOk) failures.push(`It answered ${outcome.status}.`)
    }
    if (failures.length > 0) throw new Error(failures.join(' '))
    return undefined
  }

export const tellWebhooks = tellWebhooksBy(callOnce)
