import { setTimeout as sleep } from 'node:timers/promises'
import { Gauge, Registry } from 'prom-client'
import { lastBackupAt } from '@/lib/server/backup/last-backup'
import { now } from '@/lib/server/clock'
import { waitingCommands } from '@/lib/server/combiner'
import { connectionCounts, readWatched } from '@/lib/server/db/watched'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { shared } from '@/lib/server/process-registry'
import { OUTSIDE_KINDS } from '@/lib/server/timers/timers'

/** However often somebody scrapes, the database is asked once in this time. */
const FRESH_MS = 5_000
/** A database that hangs is not waited for: Prometheus would give up, and nothing would be known. */
const PATIENCE_MS = 3_000

function createGauges() {
  const registry = new Registry()
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `evenkeel_${name}`, help, labelNames, registers: [registry] })
  return {
    registry,
    askedAt: 0,
    databaseUp: gauge('database_up', 'Whether the database answers.'),
    timersOverdue: gauge('timers_overdue_seconds', 'Since when the oldest timer that waits was due, by lane.', [
      'lane',
    ]),
    pagesOverdue: gauge('pages_overdue_seconds', 'Since when the oldest page that has not left was due.'),
    pagesUnreached: gauge('pages_unreached', 'Pages of the last hour that reached nobody.'),
    mails: gauge('mails', 'Mails that wait, and those of the last day that were given up.', ['state']),
    documentJournal: gauge('document_journal_bytes', 'What documents that are written take until they are compacted.'),
    database: gauge('database_bytes', 'Size of the database.'),
    connections: gauge('database_connections', 'Connections of this process, and who waits for one.', ['state']),
    combinerWaiting: gauge('combiner_waiting', 'Commands that wait behind others of their incident.'),
    lastBackup: gauge('last_backup_timestamp_seconds', 'When the last whole backup was made from here; 0: never.'),
  }
}

/** What is measured when somebody asks, and not when it happens. */
export const watched = shared('watched-metrics', createGauges)

/** All measurements of this process as Prometheus reads them; with the database away, what is known without it. */
export async function scrape(): Promise<string> {
  const { idle, used, waiting } = connectionCounts()
  watched.connections.set({ state: 'idle' }, idle)
  watched.connections.set({ state: 'used' }, used)
  watched.connections.set({ state: 'waiting' }, waiting)
  watched.combinerWaiting.set(waitingCommands())
  watched.lastBackup.set((lastBackupAt(env().dataDirectory)?.getTime() ?? 0) / 1000)
  if (Date.now() - watched.askedAt > FRESH_MS) await askDatabase()
  return `${await metrics.registry.metrics()}\n${await watched.registry.metrics()}`
}

async function askDatabase(): Promise<void> {
  watched.askedAt = Date.now()
  try {
    const found = await Promise.race([readWatched(now(), OUTSIDE_KINDS), sleep(PATIENCE_MS, null, { ref: false })])
    if (!found) throw new Error(`No answer within ${PATIENCE_MS} ms`)
    watched.databaseUp.set(1)
    watched.timersOverdue.set({ lane: 'exact' }, found.exactTimers)
    watched.timersOverdue.set({ lane: 'outside' }, found.outsideTimers)
    watched.pagesOverdue.set(found.pages)
    watched.pagesUnreached.set(found.unreachedPages)
    watched.mails.set({ state: 'waiting' }, found.waitingMails)
    watched.mails.set({ state: 'failed' }, found.failedMails)
    watched.documentJournal.set(found.documentJournalBytes)
    watched.database.set(found.databaseBytes)
  } catch (error) {
    watched.databaseUp.set(0)
    logger.warn({ err: error }, 'The database could not be measured')
  }
}
