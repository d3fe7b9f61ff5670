import type { Server } from 'node:http'
import { listenFailure } from '@/lib/server/front/listen-failure'
import { logger } from '@/lib/server/logger'
import { SettingsError } from '@/lib/server/settings'

/** Listens, or fails with a sentence about PORT or HOST. */
export function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      const code = 'code' in error ? String(error.code) : error.message
      reject(new SettingsError(listenFailure(code, host, port)))
    }
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      server.on('error', (error) => logger.error({ err: error }, 'The HTTP server reported an error'))
      resolve()
    })
  })
}
