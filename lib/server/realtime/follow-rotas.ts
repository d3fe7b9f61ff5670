import { listen } from '@/lib/server/db/listener'
import type { Hub } from '@/lib/server/realtime/hub-types'

/** An import of a hundred rotas is a few signals, not a hundred. */
const QUIET_MS = 500

/**
 * Says in every tab of this process that rotas are not as they were, whichever process changed them. It carries nothing:
 * each tab reads again what its person may see (SPEC ONCALL).
 */
export function followRotas(io: Hub): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  const listener = listen('rota', () => {
    timer ??= setTimeout(() => {
      timer = undefined
      io.emit('rotas')
    }, QUIET_MS)
  })
  return {
    async stop() {
      clearTimeout(timer)
      await listener.stop()
    },
  }
}
