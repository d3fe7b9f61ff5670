import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Server as SocketServer } from 'socket.io'
import { logger } from '@/lib/server/logger'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'

export interface Stoppable {
  stop(): Promise<void>
}

const answerWithinMs = 3000

async function stopInOrder(parts: Stoppable[]): Promise<void> {
  for (const part of parts) {
    await part.stop().catch((error: unknown) => logger.error({ err: error }, 'A part did not stop cleanly'))
  }
}

/**
 * Ends the process cleanly on a signal, or when its supervisor is gone: the parts last to first, so that what was
 * started on top of something ends before it. At once when something threw where nobody could catch it.
 */
export function stopOnSignal(server: Server, io: SocketServer, parts: Stoppable[]): void {
  let isStopping = false
  const stop = async (reason: string) => {
    if (isStopping) return
    isStopping = true
    logger.info({ reason }, 'Stopping')
    // Not `io.close()`: that waits for every connection of the HTTP server, kept-alive ones too.
    const answered = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    // A kept-alive connection may bring one more request; with its answer it ends, and its client turns elsewhere.
    server.prependListener('request', (_, res) => res.setHeader('Connection', 'close'))
    io.disconnectSockets(true)
    documentsOfProcess.current?.sendAway().catch(() => {})
    await Promise.race([answered, sleep(answerWithinMs)])
    await Promise.race([stopInOrder(parts.toReversed()), sleep(answerWithinMs)])
    process.exit(0)
  }
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'The server ends: something threw where nobody could catch it')
    process.exit(1)
  })
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  process.once('disconnect', () => void stop('the supervisor is gone'))
  // The listener above would otherwise be the only reason for the channel to keep this process alive.
  process.channel?.unref()
}
