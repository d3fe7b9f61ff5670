import { severityOf } from '@/lib/domain/alert/alert-rules'
import type { Signal } from '@/lib/domain/alert/signal'
import { serviceOfRepository, thresholdOf } from '@/lib/domain/change/change-rules'
import type { PipelineRun } from '@/lib/domain/change/incoming-change'
import { placeChanges, savePlaced } from '@/lib/server/changes/receive-changes'
import { now } from '@/lib/server/clock'
import { noteReceived, type Receiver } from '@/lib/server/db/integrations'
import { countFailing } from '@/lib/server/db/pipeline-runs'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import type { Told } from '@/lib/server/integrations/github/translate'
import { inLane } from '@/lib/server/integrations/intake-load'
import { saveSignals } from '@/lib/server/integrations/receive-signals'

/** Saves all that one delivery told in one transaction; the same delivery again changes nothing. */
export async function receiveTold(receiver: Receiver, { changes, runs }: Told): Promise<void> {
  const placed = await placeChanges(receiver, changes)
  await inLane(() =>
    withTransaction(async (tx) => {
      const signals: Signal[] = []
      for (const run of runs) signals.push(...(await signalsOf(tx, receiver, run)))
      const saved = await savePlaced(tx, receiver, placed)
      if (signals.length > 0) await saveSignals(tx, receiver, signals.map(withRules(receiver, runs)))
      await noteReceived(tx, receiver.id, now())
      return saved
    }),
  )
}

/** A pipeline that failed often enough in a row is an alert that fires; one that is green again resolves it. */
async function signalsOf(tx: Tx, { id, rules }: Receiver, run: PipelineRun): Promise<Signal[]> {
  const failing = await countFailing(tx, id, run)
  if (failing > 0 && failing < thresholdOf(rules.changes, run.kind)) return []
  const { pipeline, title, repository, url, at, raw } = run
  const isGreen = failing === 0
  return [
    {
      dedupKey: pipeline,
      status: isGreen ? 'resolved' : 'firing',
      title,
      labels: { repository, pipeline, failing: String(failing) },
      annotations: { summary: title },
      url,
      startsAt: at,
      endsAt: isGreen ? at : null,
      raw,
    },
  ]
}

const withRules =
  ({ rules, serviceId }: Receiver, [run]: PipelineRun[]) =>
  (signal: Signal) => ({
    ...signal,
    severity: severityOf(signal, rules),
    serviceId: serviceOfRepository(rules.changes, run?.repository ?? null) ?? serviceId,
  })
