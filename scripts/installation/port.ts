import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { listenFailure } from '../../lib/server/front/listen-failure.ts'
import { codeOf } from '../database/server-place.ts'
import { Failure } from '../failure.ts'

/** Fails early, before anything is built, when the server could not listen; waits a little for one that is ending. */
export async function expectFreePort(host: string, port: number, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const code = await listenOnce(host, port)
    if (code === undefined) return
    if (code !== 'EADDRINUSE' || Date.now() > deadline) throw new Failure(listenFailure(code, host, port))
    await sleep(100)
  }
}

function listenOnce(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(codeOf(error) ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(undefined)))
  })
}
