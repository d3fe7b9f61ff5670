import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { addAlertEntry } from '@/lib/server/db/alert-marks'
import { findReceiverByKey, type Receiver } from '@/lib/server/db/integrations'
import { noteRequest } from '@/lib/server/db/opsgenie-alerts'
import { withTransaction } from '@/lib/server/db/pool'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { MAX_DELIVERY_BYTES } from '@/lib/server/integrations/intake-load'
import { createSchema } from '@/lib/server/integrations/opsgenie/payload'
import { signalOfCreate } from '@/lib/server/integrations/opsgenie/translate'
import { takeSignals } from '@/lib/server/integrations/receive-signals'
import { tellingAdmin } from '@/lib/server/integrations/receiver-of-key'
import { toldText } from '@/lib/server/integrations/told'

/** The integration whose key a request carries as `Authorization: GenieKey …`. Throws `unauthenticated`. */
export async function requireGenie(request: Request): Promise<Receiver> {
  const key = /^GenieKey\s+(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1]
  const receiver = key ? await findReceiverByKey('opsgenie', hashSecret(key)) : null
  if (!receiver) throw new AppError('unauthenticated', 'Could not authenticate')
  return receiver
}

/** The body of a request; one without a body is an empty object. */
export async function readBodyOrNothing(request: Request): Promise<unknown> {
  const text = textOf(await readBytes(request, MAX_DELIVERY_BYTES))
  return text.trim() === '' ? {} : parseJson(text)
}

const MAX_NOTE = 2000

/** What a request says besides: a line in the alert's history, by whoever it names. */
export const noteOf = ({ note, user }: { note?: string | null; user?: string | null }, receiver: Receiver) => ({
  text: toldText(note, MAX_NOTE),
  byName: toldText(user, 100) ?? receiver.name,
})

/** Makes an alert, or counts one more of the open one with the same alias. Answers the id of the request. */
export async function createAlert(receiver: Receiver, body: unknown): Promise<string> {
  const request = await tellingAdmin(receiver, async () => parse(createSchema, body))
  const signal = signalOfCreate(request)
  const [outcome] = await takeSignals(receiver, [signal])
  const requestId = randomUUID()
  const { text, byName } = noteOf(request, receiver)
  const at = now()
  await withTransaction(async (tx) => {
    if (outcome && text) await addAlertEntry(tx, { alertId: outcome.id, kind: 'noted', byName, text, at })
    await noteRequest(tx, {
      id: requestId,
      integrationId: receiver.id,
      alertId: outcome?.id ?? null,
      alias: signal.dedupKey,
      action: 'Create',
      isSuccess: true,
      status: outcome?.did === 'refreshed' ? 'Deduplicated alert' : 'Created alert',
      at,
    })
  })
  return requestId
}
