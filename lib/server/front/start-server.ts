import { createServer, Server } from 'node:http'
import next from 'next'
import { ensureSetupLink } from '@/lib/server/access/setup'
import { closePool } from '@/lib/server/db/pool'
import { prepareDemo, startDemo } from '@/lib/server/demo/demo'
import { pretendChannels } from '@/lib/server/demo/pretend-channels'
import { env } from '@/lib/server/env'
import { announce } from '@/lib/server/front/announce'
import { requestHandler } from '@/lib/server/front/handle-request'
import { listen } from '@/lib/server/front/listen'
import { openSocketServer } from '@/lib/server/front/open-socket-server'
import { type Stoppable, stopOnSignal } from '@/lib/server/front/stop-on-signal'
import { routeUpgrades } from '@/lib/server/front/upgrades'
import { startSearchIndex } from '@/lib/server/history/index-text'
import { logger } from '@/lib/server/logger'
import { startControlServer } from '@/lib/server/operator/control-server'
import { startDispatcher } from '@/lib/server/paging/dispatcher'
import { startAccessWatch } from '@/lib/server/realtime/access-watch'
import { startDocuments } from '@/lib/server/realtime/documents'
import { startHub } from '@/lib/server/realtime/hub'
import { refoldStale } from '@/lib/server/rebuild'
import { startRetention } from '@/lib/server/retention'
import { armRotaWatches } from '@/lib/server/timers/rota-timers'
import { startTimers } from '@/lib/server/timers/timer-loop'

/** Brings the one process of an installation up: HTTP, rooms, timers, and the operator's socket. */
export async function startServer(isDev: boolean): Promise<void> {
  const settings = env()
  // Next listens for upgrades on the server it is given: an unused one, so that we decide what it sees.
  const nextUpgrades = new Server()
  const app = next({ dev: isDev, hostname: settings.host, port: settings.port, httpServer: nextUpgrades })
  await app.prepare()
  const server = frontServer(requestHandler(settings, isDev, app.getRequestHandler()))
  // Before the timers: it plays the past by a clock of its own.
  const demo = settings.isDemo ? await prepareDemo(tell) : undefined
  const io = openSocketServer(server, settings)
  const documents = startDocuments()
  routeUpgrades(server, isDev ? nextUpgrades : undefined, documents.handleUpgrade)

  const parts: Stoppable[] = [{ stop: closePool }, documents]
  stopOnSignal(server, io, parts)
  parts.push(
    await startHub(io, settings.redisUrl),
    startTimers(),
    startDispatcher(demo && pretendChannels(demo.cast)),
    startAccessWatch(io),
    startSearchIndex(),
    startRetention(),
  )
  parts.push(await startControlServer(settings.dataDirectory))

  const isFirstStart = (process.env.EVENKEEL_STARTS ?? '1') === '1'
  const setupLink = isFirstStart ? await ensureSetupLink() : null
  await listen(server, settings.host, settings.port)
  if (isFirstStart) announce(settings, setupLink)
  else logger.info('Ready again')
  // Our supervisor, when we have one, counts from here.
  process.send?.('ready')
  if (demo) parts.push(await startDemo(demo))
  armRotaWatches().catch((error: unknown) => logger.error({ err: error }, 'Rotas are not looked at'))
  refoldStale().catch((error: unknown) => logger.error({ err: error }, 'Older states could not be folded again'))
}

const tell = (line: string) => void process.stdout.write(`${line}\n`)

/** Next answers failures of pages itself; this is for what fails before and around it. */
function frontServer(handle: ReturnType<typeof requestHandler>): Server {
  return createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      logger.error({ err: error }, 'A request failed')
      if (!res.headersSent) res.writeHead(500)
      res.end()
    })
  })
}
