import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import type { JoinReply } from '@/lib/domain/realtime-protocol'
import { fakeBrowser } from '@/lib/testing/fake-browser'
import { ada, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { createIncidentRoom } from './incident-room'
import type { LiveSocket } from './socket'
import { olderPages } from './use-timeline-rows'

test('[VIEW-7] a filtered timeline is read again from where the room begins after a fresh start, without a gap', async () => {
  const incident = new InMemoryIncident()
  const note = (n: number) =>
    incident.run(ada, 'add-entry', { entryId: uuid(100 + n), kind: 'note', text: `Note ${n}`, mentions: [] })
  const snapshot = (rows: number) => ({
    incident: incident.state,
    timeline: [...incident.rows.values()].slice(-rows),
    headSeq: incident.state.seq,
  })
  for (let n = 0; n < 4; n++) note(n)
  const before = snapshot(2)
  for (let n = 4; n < 9; n++) note(n)
  const after = snapshot(2)

  let reply: (error: null, answer: JoinReply) => void = () => {}
  const live = { connected: true, on: () => live, off: () => live, emit: () => live, timeout: () => ({ emit: hear }) }
  const hear = (_join: string, _id: string, _from: number, answer: typeof reply) => {
    reply = answer
  }
  const asked: (string | null)[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(new URL(path, 'http://localhost').searchParams.get('before'))
    return Response.json({ rows: [], hasMore: false })
  })
  const queries = new QueryClient()
  const { outbox } = fakeBrowser().openTab()
  const socket = () => live as unknown as LiveSocket
  const room = createIncidentRoom({ snapshot: before, viewer: ada, outbox, queries, socket })
  const observer = new InfiniteQueryObserver(
    queries,
    olderPages(room, { query: { starred: 'true' }, passes: () => true }),
  )
  const stops = [observer.subscribe(() => {}), room.open()]
  await expect.poll(() => asked).toEqual([String(before.timeline[0]?.seq)])
  reply(null, { kind: 'snapshot', reducerVersion: REDUCER_VERSION, ...after })
  await expect.poll(() => asked[1]).toBe(String(after.timeline[0]?.seq))
  for (const stop of stops) stop()
  vi.unstubAllGlobals()
})
