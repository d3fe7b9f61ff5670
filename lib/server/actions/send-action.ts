import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { ActionSecrets } from '@/lib/domain/action/action-secrets'
import type { RenderedRequest } from '@/lib/domain/action/render-action'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isActionUnderWay, lastActionOf } from '@/lib/domain/incident/action-rules'
import type { MitigationAction } from '@/lib/domain/incident/mitigation'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type Call, type CallOutcome, callOnce } from '@/lib/server/actions/call-once'
import { checkAddress } from '@/lib/server/actions/check-address'
import { signed } from '@/lib/server/actions/outgoing-request'
import { readLeverAction, readMitigationAction, rendered } from '@/lib/server/actions/prepare-action'
import { now } from '@/lib/server/clock'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { logger } from '@/lib/server/logger'
import { readSetting } from '@/lib/server/organisation-settings'
import { getIncident } from '@/lib/server/queries/get-incident'

const payloadSchema = z.object({ mitigationId: z.string(), actionId: z.string(), person: z.string() })
type Payload = z.output<typeof payloadSchema>

/** After its own timeout a request has this long to be written down before it counts as lost. */
const GRACE_MS = 10_000
const RECORD_ATTEMPTS = 5
const RECORD_PAUSE_MS = 1_500

const underWay = new Set<Promise<void>>()

/** Resolves when nothing that this process sends is under way any more. */
export const sendsSettled = async (): Promise<void> => {
  await Promise.allSettled([...underWay])
}

/**
 * Sends the request of a mitigation at most once (SPEC ACTION-6). `action.sending` is committed before anything leaves,
 * and only whose command made that event sends. The timer then waits beside the call, in no transaction, and comes back
 * when it must be over: who finds it still sending then says that nothing is known.
 */
export const sendActionBy =
  (call: Call) =>
  async (timer: DueTimer): Promise<TimerOutcome | undefined> => {
    const sending = payloadSchema.parse(timer.payload)
    const incidentId = z.string().parse(timer.incidentId)
    const incident = await getIncident(SYSTEM_ACTOR, incidentId)
    const action = lastActionOf(incident, sending.mitigationId, sending.actionId)?.action
    if (!action || !isActionUnderWay(action)) return undefined
    const write = writerFor(incidentId, sending)
    if (action.state === 'sending') {
      await write('record-action-unknown', { reason: 'Its sender stopped before it could write down an answer.' })
      return undefined
    }
    const prepared = await prepare(incident, action, sending)
    if ('refusal' in prepared) {
      await write('record-action-not-sent', { reason: prepared.refusal })
      return undefined
    }
    const { events } = await write('begin-action')
    if (events.some(({ type }) => type === 'action.sending')) {
      const sent = send(prepared, sending.actionId, call).then((outcome) => record(outcome, write))
      underWay.add(sent)
      void sent.finally(() => underWay.delete(sent))
    }
    // Whoever sends it: this is when it has to be over.
    return { kind: 'again', at: new Date(now().getTime() + prepared.request.timeoutSeconds * 1000 + GRACE_MS) }
  }

export const sendAction = sendActionBy(callOnce)

type Write = (name: string, input?: object) => ReturnType<typeof execute>

/** Each with a commandId of its own: a second `begin-action` must make no event, not answer those of the first. */
const writerFor =
  (incidentId: string, { mitigationId, actionId }: Payload): Write =>
  (name, input = {}) =>
    execute({
      incidentId,
      name,
      actor: SYSTEM_ACTOR,
      commandId: randomUUID(),
      input: { mitigationId, actionId, ...input },
    })

interface Prepared {
  request: RenderedRequest
  secrets: ActionSecrets
}

/** What is to be sent, if it is still what was asked for. */
async function prepare(
  incident: IncidentState,
  asked: MitigationAction,
  { mitigationId, person }: Payload,
): Promise<Prepared | { refusal: string }> {
  const mitigation = incident.mitigations.find(({ id }) => id === mitigationId)
  const found = mitigation ? await readMitigationAction(incident, mitigation) : null
  const lever = found && (await readLeverAction(found.row))
  if (!lever) return { refusal: 'Its lever carries no request any more.' }
  if (!lever.secrets) return { refusal: 'Its secrets cannot be read since AUTH_SECRET was replaced: give them again.' }
  const result = rendered(lever.action, { ...found.values, 'person.name': person }, lever.secrets)
  if ('refusal' in result) return result
  const { method, url } = result.request
  if (method !== asked.method || url !== asked.url) return { refusal: 'It was changed after it was asked for.' }
  return { request: result.request, secrets: lever.secrets }
}

async function send({ request, secrets }: Prepared, actionId: string, call: Call): Promise<CallOutcome> {
  try {
    const address = await checkAddress(new URL(request.url), await readSetting('action-hosts'))
    if ('refusal' in address) return { kind: 'not-sent', reason: address.refusal }
    return await call(signed(request, secrets, { actionId, at: now() }), address)
  } catch (error) {
    logger.error({ err: error, actionId }, 'A request of a lever failed in a way that nobody foresaw')
    return { kind: 'unknown', reason: 'Evenkeel failed while it was sending.' }
  }
}

/** An answer that cannot be written down at once is tried for a few seconds; after that the timer says unknown. */
async function record({ kind, ...what }: CallOutcome, write: Write): Promise<void> {
  const names = { answered: 'answer', 'not-sent': 'not-sent', unknown: 'unknown' }
  for (let attempt = 1; attempt <= RECORD_ATTEMPTS; attempt += 1) {
    try {
      await write(`record-action-${names[kind]}`, what)
      return
    } catch (error) {
      logger.warn({ err: error, attempt }, 'What came of a request could not be written down')
      await sleep(RECORD_PAUSE_MS)
    }
  }
}
