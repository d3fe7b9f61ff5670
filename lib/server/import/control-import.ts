import { isDeepStrictEqual } from 'node:util'
import { type PersonActor, recordedActorOf } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { deleteUnbegunRun, lockRun, startRun, stopRun } from '@/lib/server/db/history/imports'
import { withTransaction } from '@/lib/server/db/pool'
import { importNotFound } from '@/lib/server/import/import-not-found'
import { armTimer, importKey } from '@/lib/server/timers/timers'

/**
 * Has an import written, from where it was: by a timer, so that it goes on by itself after a restart, and one server at
 * a time does it (SPEC IMPORT-6). The log names whoever asked last. Throws `conflict` when it was tried with another
 * mapping since than the one that whoever asks saw (`seen`).
 */
export async function runImport(actor: PersonActor, id: string, seen: ImportMapping | null = null): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    const run = await lockRun(tx, id, 'for update')
    if (!run) throw importNotFound()
    if (run.state === 'done') return
    if (run.state === 'uploaded') throw new AppError('conflict', 'Say first how the file is read.')
    if (run.state === 'ready' && seen !== null && !isDeepStrictEqual(run.mapping, seen)) {
      throw new AppError('conflict', 'Somebody has changed how the file is read since you tried it. Try it again.')
    }
    if (run.state !== 'running') await startRun(tx, id, recordedActorOf(actor))
    await armTimer(tx, {
      key: importKey(id),
      kind: 'run-import',
      incidentId: null,
      payload: { runId: id },
      dueAt: now(),
    })
  })
}

/** Stops an import after the incident it is writing; it can go on later. */
export async function stopImport(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    if (!(await lockRun(tx, id, 'for update'))) throw importNotFound()
    await stopRun(tx, id)
  })
}

/** Forgets a file of which nothing was written. Throws `conflict` once writing has begun: its report stays. */
export async function deleteImport(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    if (!(await lockRun(tx, id, 'for update'))) throw importNotFound()
    if (await deleteUnbegunRun(tx, id)) return
    throw new AppError('conflict', 'Writing has begun: the report of this import stays.')
  })
}
