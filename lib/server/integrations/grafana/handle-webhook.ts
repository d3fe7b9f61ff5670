import { AppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import type { Receiver } from '@/lib/server/db/integrations'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { grafanaPayloadSchema } from '@/lib/server/integrations/grafana/payload'
import { type SignatureProblem, signatureProblem } from '@/lib/server/integrations/grafana/signature'
import { signalsOfGrafana } from '@/lib/server/integrations/grafana/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { requireReceiver, tellingAdmin } from '@/lib/server/integrations/receiver-of-key'

const SENTENCES = {
  missing: 'X-Grafana-Alerting-Signature is missing, and this integration requires it',
  wrong: 'X-Grafana-Alerting-Signature is not that of this integration: is its key the HMAC secret?',
  'no-timestamp': 'The header with the signed timestamp is missing: is it the one this integration names?',
  old: 'The signed timestamp is more than five minutes away: is the clock of the sender right?',
} satisfies Record<SignatureProblem, string>

/** Takes one delivery of Grafana's. It is sent again at its next flush, whatever became of it: a repeat refreshes. */
export const handleGrafanaWebhook = (request: Request, key: string): Promise<Response> =>
  withinLoad(request.headers.get('content-length'), async () => {
    const receiver = await requireReceiver('grafana', key)
    const signals = await tellingAdmin(receiver, () => readSignals(request, key, receiver))
    return Response.json(await receiveSignals(receiver, signals))
  })

async function readSignals(request: Request, key: string, { rules }: Receiver) {
  const body = await readBytes(request, MAX_DELIVERY_BYTES)
  const problem = signatureProblem(key, body, request.headers, rules, now())
  if (problem) throw new AppError('unauthenticated', SENTENCES[problem])
  return signalsOfGrafana(parse(grafanaPayloadSchema, parseJson(textOf(body))))
}
