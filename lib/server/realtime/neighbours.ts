import { createClient } from 'redis'
import { z } from 'zod'
import { idSchema } from '@/lib/domain/incident/inputs'
import { installationId } from '@/lib/server/db/installation'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'

const nudgeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('log'), incidentId: idSchema }),
  z.strictObject({ kind: z.literal('presence'), incidentIds: z.array(idSchema) }),
  z.strictObject({ kind: z.literal('notifications'), personIds: z.array(idSchema) }),
  z.strictObject({ kind: z.literal('document'), incidentId: idSchema }),
  z.strictObject({ kind: z.literal('document-told'), incidentId: idSchema, what: z.string().max(40) }),
  // Who has a document open and where their carets are: positions and names, and no words.
  z.strictObject({ kind: z.literal('carets'), incidentId: idSchema, update: z.base64().max(65_536) }),
  z.strictObject({ kind: z.literal('carets-asked'), incidentId: idSchema }),
])
const messageSchema = z.strictObject({ from: idSchema, nudge: nudgeSchema })

/**
 * Where other processes should look, and nothing of what is there: they read it from the database. So no words of an
 * incident lie in Redis, what arrives is never shown, and one that is lost is made up for by the next look round.
 */
export type Nudge = z.infer<typeof nudgeSchema>

export interface Neighbours {
  /** Tells the other processes, if they can be told. Never waits and never throws. */
  tell(nudge: Nudge): void
  isReachable(): boolean
  stop(): void
}

const PING_MS = 2000
// Longer than a ping may take: a Redis that has stopped answering is given up, not waited for.
const SILENCE_MS = 5000
const MAX_RETRY_MS = 2000
// What waits for a Redis that does not take it is dropped soon; each item is an id or two.
const MAX_WAITING = 1000

/** Joins the other processes of this installation at a Redis. It may be away, now or later: that only costs time. */
export function meetNeighbours(redisUrl: string, processId: string, onNudge: (nudge: Nudge) => void): Neighbours {
  const client = createClient({
    url: redisUrl,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_WAITING,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries) => Math.min(100 * 2 ** Math.min(retries, 10), MAX_RETRY_MS),
    },
  })
  const server = new URL(redisUrl).host
  let channel: string | null = null
  let isReachable = false
  // Said once each time it changes, and once at the start when it is away.
  let isSaid = false

  const setReachable = (is: boolean, cause?: unknown) => {
    metrics.redisUp.set({ server }, is ? 1 : 0)
    if (isSaid && is === isReachable) return
    isReachable = is
    isSaid = true
    if (is) logger.info({ redis: server }, 'Redis is there: other servers are told at once')
    else logger.warn({ err: cause, redis: server }, 'Redis is away: other servers notice within a second instead')
  }

  const hear = (text: string) => {
    const message = messageSchema.safeParse(parseJson(text))
    if (message.success && message.data.from !== processId) onNudge(message.data.nudge)
  }

  const subscribe = async () => {
    try {
      // Several installations may share a Redis.
      channel ??= `evenkeel:${await installationId()}`
      await client.subscribe(channel, hear)
      setReachable(true)
    } catch (error) {
      setReachable(false, error)
      // Otherwise the next connection tries again.
      if (client.isReady) setTimeout(subscribe, MAX_RETRY_MS).unref()
    }
  }

  client.on('error', (error: unknown) => setReachable(false, error))
  client.on('ready', subscribe)
  client.connect().catch(() => {})

  return {
    tell(nudge) {
      if (!isReachable || channel === null) return
      client.publish(channel, JSON.stringify({ from: processId, nudge })).catch(() => {})
    },
    isReachable: () => isReachable,
    stop: () => client.destroy(),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
