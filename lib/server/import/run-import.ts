import { z } from 'zod'
import { isAppError } from '@/lib/domain/errors'
import { foreignOf } from '@/lib/domain/import/csv-columns'
import { type PlanContext, plannerOf } from '@/lib/domain/import/plan-incident'
import { isAdmin } from '@/lib/domain/incident/policy'
import { now } from '@/lib/server/clock'
import { readActors } from '@/lib/server/db/actors'
import {
  findImported,
  finishRun,
  hasWaitingItems,
  lockForeign,
  lockRun,
  type StoredItem,
  type StoredRun,
  saveResults,
  stopRun,
  takeItem,
} from '@/lib/server/db/history/imports'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { listServiceRows } from '@/lib/server/db/services'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { leftOut, remarksOf } from '@/lib/server/import/try-import'
import { writeImported } from '@/lib/server/import/write-imported'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'

/** The runner of timers that this holds up meanwhile writes mails too. */
const BATCH_MS = 1000
const BUSY_AGAIN_MS = 200
const payloadSchema = z.object({ runId: z.string() })

/**
 * Writes incidents of an import for a second, then lets others go first. Each is a transaction of its own, in which it
 * is marked as written: whenever this ends, what is written is written once, and the next time goes on behind it.
 */
export async function handleRunImport({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { runId } = payloadSchema.parse(payload)
  const context = { services: await listServiceRows(false), now: now().toISOString() }
  const until = performance.now() + BATCH_MS
  while (performance.now() < until) {
    const step = await writeNext(runId, context)
    if (step === 'over') return undefined
    if (step === 'busy') return { kind: 'again', at: new Date(now().getTime() + BUSY_AGAIN_MS) }
  }
  return { kind: 'again', at: now() }
}

type Step = 'went-on' | 'busy' | 'empty' | 'over'

/** Writes the next incident that waits. One that cannot be written is left out, and holds nothing up. */
export async function writeNext(runId: string, context: PlanContext): Promise<Step> {
  const at: { item: StoredItem | null } = { item: null }
  const step = () =>
    withTransaction(async (tx): Promise<Step> => {
      const run = await lockRun(tx, runId, 'for share')
      if (run?.state !== 'running') return 'over'
      at.item = await takeItem(tx, runId)
      if (!at.item) return (await hasWaitingItems(tx, runId)) ? 'busy' : 'empty'
      await settle(tx, run, at.item, context)
      return 'went-on'
    })
  try {
    const done = await step()
    return done === 'empty' ? await finish(runId) : done
  } catch (error) {
    const { item } = at
    if (isAppError(error) || !item) throw error
    logger.error({ err: error, runId, position: item.position }, 'An incident could not be imported')
    await withTransaction((tx) => saveResults(tx, runId, [leftOut(item.position, { ...item, reason: UNWRITABLE })]))
    return 'went-on'
  }
}

const UNWRITABLE = 'It could not be written; the log of the server says why.'

/** Ends an import that has nothing left to write, unless somebody stopped it meanwhile. */
const finish = (runId: string): Promise<Step> =>
  withTransaction(async (tx): Promise<Step> => {
    const run = await lockRun(tx, runId, 'for update')
    if (run?.state === 'running') await finishRun(tx, runId, now())
    return 'over'
  })

async function settle(tx: Tx, run: StoredRun, { position, record }: StoredItem, context: PlanContext): Promise<void> {
  const { source, mapping, actor } = run
  if (!actor) throw new Error(`Nobody began import ${run.id}`)
  if (!(await isStillAdmin(tx, actor))) return stopRun(tx, run.id)
  const planned = plannerOf(mapping, context)(foreignOf(record, mapping))
  if (planned.kind === 'left-out') return saveResults(tx, run.id, [leftOut(position, planned)])
  const { plan } = planned
  await lockForeign(tx, source, plan.foreignId)
  const known = (await findImported(tx, source, [plan.foreignId])).get(plan.foreignId)
  const written = known ? null : await writeImported(tx, { source, plan, actor, visibility: mapping.visibility })
  const { foreignId, title } = plan
  const incidentId = known ?? written?.incidentId ?? null
  const state = known ? 'known' : 'written'
  const result = { position, foreignId, title, state, reason: null, remarks: remarksOf(planned), incidentId } as const
  await saveResults(tx, run.id, [result])
  if (written) metrics.appends.inc(written.events)
}

/** Whoever began it may have lost their rights since: then it stops. */
async function isStillAdmin(tx: Tx, { kind, id, name }: NonNullable<StoredRun['actor']>): Promise<boolean> {
  if (kind !== 'person') return false
  const asked = { kind, id, name, role: 'admin', scope: 'admin' } as const
  const actor = (await readActors(tx, [asked], now()))(asked)
  return actor !== null && isAdmin(actor)
}
