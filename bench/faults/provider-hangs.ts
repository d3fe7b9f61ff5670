import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { FaultOptions, FaultResult } from './fault.ts'
import { lateness, lateText, together } from './stage/page-count.ts'
import { alike, type OwnRule } from './stage/paged-people.ts'
import { declareMany, duePages, pageService } from './stage/pages.ts'
import { type Paging, untilTold, withPaging } from './stage/paging.ts'

const EACH = 4
const NTFY = { channel: 'ntfy', afterMinutes: 0 } as const
const LAST = { channel: 'email', afterMinutes: 60 } as const
/** What hangs, and something else beside it. */
const BESIDE: OwnRule = [NTFY, { channel: 'webhook', afterMinutes: 0 }, LAST]
/** What hangs, and something else long after it, unless it fails. */
const AFTER: OwnRule = [NTFY, { channel: 'webhook', afterMinutes: 30 }, LAST]
/** A channel with two servers, the first of which hangs. */
const SECOND: OwnRule = [{ channel: 'email', afterMinutes: 0 }]
/** A channel beside one that hangs is as fast as ever. */
const BESIDE_MS = 2000
/** A provider has six seconds. */
const AFTER_MS = 10_000

/** ntfy and the first of two mail servers take connections, and never say a word. */
export async function providerHangs({ times = 2 }: FaultOptions = {}): Promise<FaultResult> {
  const silence = await startSilence()
  const mailFirstTo = (settings: Record<string, string>) => ({
    ...settings,
    SMTP_URL: `smtp://127.0.0.1:${silence.port}`,
    SECOND_SMTP_URL: settings.SMTP_URL ?? '',
  })
  const steps = [[...alike(EACH, BESIDE), ...alike(EACH, AFTER), ...alike(EACH, SECOND)]]
  try {
    return await withPaging({ steps }, measure, mailFirstTo)
  } finally {
    await silence.stop()
  }

  async function measure({ installation, receivers, stage }: Paging): Promise<FaultResult> {
    const { url } = installation
    receivers.troubleWith('ntfy', () => {})
    const incidents = await declareMany(url, stage, times)
    await Promise.all(incidents.map((incident) => pageService(url, stage, incident)))
    const due = await duePages(url, stage, incidents)
    const of = (rule: OwnRule) => due.filter(({ person }) => person.rule === rule)
    const told = [
      await untilTold(url, { receivers, stage }, of(BESIDE), ['webhook']),
      await untilTold(url, { receivers, stage }, of(AFTER), ['webhook']),
      await untilTold(url, { receivers, stage }, of(SECOND), ['email']),
    ]
    const arrivals = receivers.arrivals()
    const beside = lateness(of(BESIDE), arrivals, ['webhook'])
    const after = lateness(of(AFTER), arrivals, ['webhook'])
    const second = lateness(of(SECOND), arrivals, ['email'])
    const counts = together(told.map((each) => each.counts))
    return {
      name: 'provider-hangs',
      promise: 'ntfy and a mail server that never answer: other channels at once, the next and the second within 10 s',
      figures: {
        ...counts,
        'another channel beside it': lateText(beside),
        'the next channel of the rule instead': lateText(after),
        'by the second mail server': lateText(second),
      },
      met:
        told.every(({ isWhole }) => isWhole) &&
        counts.twice === 0 &&
        beside.every((ms) => ms <= BESIDE_MS) &&
        [...after, ...second].every((ms) => ms <= AFTER_MS),
    }
  }
}

/** Takes connections and everything that is said on them. */
async function startSilence() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).resume())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
