import { now } from '@/lib/server/clock'
import { indexIncident, listBehind, markOverlooked, restIncident } from '@/lib/server/db/history/search-index'
import { withTransaction } from '@/lib/server/db/pool'
import { logger } from '@/lib/server/logger'

const PAUSE_MS = 1_000
const BATCH = 50

/**
 * Keeps the words that search over all incidents reads, a little behind what is said. Any number of processes do it
 * together: each incident is with one of them at a time.
 */
export function startSearchIndex(): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const round = async () => {
    try {
      while (!isStopped && (await indexBehind()) > 0);
    } catch (error) {
      logger.warn({ err: error }, 'Words for search wait for the database')
    }
    if (!isStopped) timer = setTimeout(() => void start(), PAUSE_MS)
  }
  let running: Promise<void> = Promise.resolve()
  const start = () => {
    running = round()
    return running
  }
  markOverlooked()
    .catch((error: unknown) => logger.warn({ err: error }, 'What search may have overlooked is not known'))
    .finally(() => void start())
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** One round over incidents that are behind and have rested. Answers how many it brought forward. */
export async function indexBehind(at = now()): Promise<number> {
  let count = 0
  for (const id of await listBehind(at, BATCH)) if (await indexOrLog(id, at)) count += 1
  return count
}

const indexOrLog = (id: string, at: Date): Promise<boolean> =>
  withTransaction((tx) => indexIncident(tx, id, at)).then(
    (outcome) => outcome !== 'busy',
    async (error: unknown) => {
      logger.error({ err: error, incidentId: id }, 'The words of an incident could not be followed')
      await restIncident(id, at)
      return false
    },
  )
