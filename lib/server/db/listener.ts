import pg from 'pg'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'

const RECONNECT_MS = 1000

/**
 * Listens to a PostgreSQL channel on a connection of its own, and connects again whenever it is lost. `onNotice` is
 * also called after each connect, because what was told meanwhile went unheard.
 */
export function listen(channel: string, onNotice: () => void): { stop: () => Promise<void> } {
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  let isStopped = false

  const again = (lost: pg.Client, error?: unknown) => {
    if (isStopped || client !== lost) return
    logger.warn({ err: error, channel }, 'Lost the connection that listens; connecting again')
    client = null
    void lost.end().catch(() => {})
    retry = setTimeout(connect, RECONNECT_MS)
  }

  const connect = async () => {
    const next = new pg.Client({
      connectionString: env().databaseUrl,
      application_name: `evenkeel ${channel}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client = next
    next.on('error', (error) => again(next, error))
    next.on('end', () => again(next))
    next.on('notification', onNotice)
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      onNotice()
    } catch (error) {
      again(next, error)
    }
  }

  void connect()
  return {
    async stop() {
      isStopped = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
