import { type JournalRow, readJournals } from '@/lib/server/db/postmortem-document'
import { logger } from '@/lib/server/logger'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'
import { oneAtATime } from '@/lib/server/realtime/one-at-a-time'

const ROUND_MS = 400

/**
 * Keeps the documents of this process in step with their journals, whoever wrote there: twice a second in one statement
 * for all, and at once when another process says so.
 */
export function followJournals(open: ReadonlyMap<string, OpenDocument>) {
  let isStopped = false
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  const look = oneAtATime(async () => {
    if (open.size === 0) return
    const known = new Map([...open.values()].map((each) => [each.incidentId, each.known]))
    const byIncident = Map.groupBy(await readJournals(known), ({ incidentId }: JournalRow) => incidentId)
    for (const [incidentId, rows] of byIncident) {
      const found = open.get(incidentId)
      if (found && !found.follow(rows)) await found.catchUp()
    }
  })

  const lookOrLog = async () => {
    try {
      await look()
      if (isFailing) logger.info('Documents are in step with the database again')
      isFailing = false
    } catch (error) {
      if (!isFailing) logger.warn({ err: error }, 'Documents cannot be kept in step with the database; trying again')
      isFailing = true
    }
  }

  let running = Promise.resolve()
  const go = () => {
    running = lookOrLog().then(() => {
      if (!isStopped) timer = setTimeout(go, ROUND_MS)
    })
  }
  go()
  return {
    look: lookOrLog,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
