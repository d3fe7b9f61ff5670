import * as Y from 'yjs'
import { compactDocument, KEEP_JOURNAL_SECONDS, listUncompacted } from '@/lib/server/db/postmortem-compaction'
import { logger } from '@/lib/server/logger'
import { projectDocument, projectLeftBehind } from '@/lib/server/postmortem/project-postmortem'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'

const PROJECT_MS = 1000
/** When another process wrote, it also projects; this is for when it died. */
const PROJECT_OTHERS_MS = 5000
/** While people type without a pause. */
const MAX_PROJECT_MS = 10_000
const IDLE_MS = (KEEP_JOURNAL_SECONDS + 5) * 1000
const MIN_JOURNAL_BYTES = 64 * 1024
const SWEEP_MS = 10_000

/** What follows a document at a distance: its cards and words in tables, and its journal put together. */
export interface Upkeep {
  changed(document: OpenDocument, isOwn: boolean): void
  /** Nobody has it open any more: everything at once. */
  close(document: OpenDocument): Promise<void>
  stop(): Promise<void>
}

interface Timers {
  projection?: NodeJS.Timeout | undefined
  idle?: NodeJS.Timeout | undefined
}

export function keepDocuments(open: ReadonlyMap<string, OpenDocument>): Upkeep {
  const timers = new Map<OpenDocument, Timers>()
  const compacting = new Set<OpenDocument>()
  const underWay = new Set<Promise<unknown>>()
  let isStopped = false

  const attempt = (work: Promise<unknown>, incidentId: string, failure: string): Promise<void> => {
    const done = work
      .catch((error: unknown) => logger.warn({ err: error, incidentId }, failure))
      .then(() => void underWay.delete(done))
    underWay.add(done)
    return done
  }

  const project = ({ incidentId, document, known }: OpenDocument) =>
    attempt(
      projectDocument(incidentId, { doc: document, head: known }),
      incidentId,
      'A postmortem could not be projected',
    )

  const compact = async (each: OpenDocument, keepsYoung: boolean) => {
    if (compacting.has(each)) return
    compacting.add(each)
    const stateAt = (head: number) => (head === each.known ? Y.encodeStateAsUpdate(each.document) : null)
    const work = compactDocument(each.incidentId, { stateAt, keepsYoung }).then((bytes) => {
      if (bytes === null) return
      each.snapshotBytes = bytes
      each.journalBytes = 0
    })
    await attempt(work, each.incidentId, 'A document could not be compacted')
    compacting.delete(each)
  }

  const timersOf = (each: OpenDocument): Timers => {
    const found = timers.get(each) ?? {}
    timers.set(each, found)
    return found
  }

  const forget = (each: OpenDocument) => {
    const { projection, idle } = timersOf(each)
    clearTimeout(projection)
    clearTimeout(idle)
    timers.delete(each)
  }

  const sweep = async () => {
    await projectLeftBehind((incidentId) => open.has(incidentId))
    for (const incidentId of await listUncompacted()) {
      if (!open.has(incidentId)) await compactDocument(incidentId, { keepsYoung: true })
    }
  }
  const sweepTimer = setInterval(
    () => void attempt(sweep(), '', 'Documents that nobody has open could not be looked after'),
    SWEEP_MS,
  )

  return {
    changed(each, isOwn) {
      if (isStopped) return
      const mine = timersOf(each)
      const quietMs = isOwn ? PROJECT_MS : PROJECT_OTHERS_MS
      const latest = Date.now() + MAX_PROJECT_MS
      mine.projection ??= setTimeout(function check() {
        const waitMs = Math.min(each.changedAt + quietMs, latest) - Date.now()
        mine.projection = waitMs > 0 ? setTimeout(check, waitMs) : undefined
        if (waitMs <= 0) void project(each)
      }, quietMs)
      // Not set anew for each keystroke: when it fires it looks how long ago the last one was.
      mine.idle ??= setTimeout(function check() {
        const waitMs = each.changedAt + IDLE_MS - Date.now()
        mine.idle = waitMs > 0 ? setTimeout(check, waitMs) : undefined
        if (waitMs > 0) return
        each.relax()
        void compact(each, true)
      }, IDLE_MS)
      if (each.journalBytes > Math.max(MIN_JOURNAL_BYTES, 2 * each.snapshotBytes)) void compact(each, true)
    },
    async close(each) {
      forget(each)
      await each.settled()
      await project(each)
      await compact(each, false)
    },
    async stop() {
      isStopped = true
      clearInterval(sweepTimer)
      for (const each of [...timers.keys()]) forget(each)
      await Promise.all(underWay)
    },
  }
}
