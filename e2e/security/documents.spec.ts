import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { addCard, documentName, placeCard } from '@/lib/domain/postmortem/document'
import { hostileChanges, updateOfChange } from '@/lib/testing/hostile-updates'
import { test as base, expect, useServer } from '../fixtures.ts'
import type { TestServer } from '../server.ts'
import { checkout } from '../war-room.ts'
import { type Caller, castOf } from './callers.ts'
import { authFrame, caretsFrame, openDocument, openSocket, updateFrame, wordsOf, writeParagraph } from './documents.ts'
import { isFull, record } from './figures.ts'
import { type Random, randomOf } from './mutations.ts'

/** A server of its own: its memory and its log are looked at. */
const test = base.extend<object, { server: TestServer }>({
  server: [async ({}, use) => useServer(use), { scope: 'worker' }],
})

const SEED = 20_261_128
const CARD = 'card-1'
const FRAMES = isFull ? 10_000 : 400

async function withDocument({ send }: Caller, visibility: 'open' | 'private'): Promise<string> {
  const input = { ...checkout, visibility }
  const declared = await send('POST', '/api/v1/incidents', { commandId: randomUUID(), input })
  const { id } = JSON.parse(declared.text).incident
  for (const [command, given] of Object.entries({ 'change-status': { status: 'mitigated' }, 'open-review': {} })) {
    const body = { commandId: randomUUID(), input: given }
    const { status, text } = await send('POST', `/api/v1/incidents/${id}/commands/${command}`, body)
    expect(status, text).toBe(200)
  }
  return id
}

test('[COLLAB-1] [COLLAB-3] [ACCESS-1] the documents × every caller × an open, a hidden and a missing incident', async ({
  server,
}) => {
  test.slow()
  const { callers, insider } = await castOf(server)
  const [open, hidden] = [await withDocument(insider, 'open'), await withDocument(insider, 'private')]
  const writers: string[] = []
  let opened = 0
  for (const caller of callers) {
    const { status, socket } = await openSocket(server, caller)
    socket.terminate()
    expect(status, caller.name).toBe(caller.rank === null ? 401 : 101)
    opened += 1
    if (caller.rank === null) continue

    const look = async (id: string, name = documentName(id)) => {
      const client = openDocument(server, caller, id, { name })
      const outcome = await client.outcome()
      client.close()
      opened += 1
      return { outcome, said: client.frames.join('\n').replaceAll(name, 'NAME') }
    }
    const missing = await look(randomUUID())
    expect(missing.outcome, caller.name).toBe('permission-denied')
    expect(await look('', 'nonsense'), caller.name).toEqual(missing)
    const toHidden = await look(hidden)
    if (caller.isInside) expect(toHidden.outcome, caller.name).toBe('read-write')
    else expect(toHidden, caller.name).toEqual(missing)

    const client = openDocument(server, caller, open)
    const outcome = await client.outcome()
    const mayWrite = caller.rank !== 'read'
    expect(outcome, caller.name).toBe(mayWrite ? 'read-write' : 'readonly')
    const word = `written-by-${writers.length}-${caller.name}`
    writeParagraph(client.doc, word)
    client.sendUpdate(Y.encodeStateAsUpdate(client.doc))
    expect(await client.isSaved(mayWrite ? 20_000 : 150), caller.name).toBe(mayWrite)
    if (mayWrite) writers.push(word)
    client.close()
    opened += 1
  }
  const witness = openDocument(server, insider, open)
  await witness.outcome()
  const found = [...wordsOf(witness.doc).matchAll(/written-by-[^"]+/g)].map(([each]) => each)
  expect(found).toEqual(writers)
  witness.close()
  record('matrix of documents', { opened, callers: callers.length })
})

test('[COLLAB-4] malformed frames close their sender at most, and break nothing', async ({ server }) => {
  test.setTimeout(600_000)
  const { callers, insider, chief } = await castOf(server)
  const id = await withDocument(insider, 'open')
  const witness = openDocument(server, chief, id)
  await witness.outcome()
  writeParagraph(witness.doc, 'unharmed')
  addCard(witness.doc, CARD, 'trigger', { statement: 'A deploy' })
  const by = { id: JSON.parse((await chief.send('GET', '/api/v1/me')).text).id, name: chief.name }
  placeCard(witness.doc, CARD, { list: 'factors', before: null }, by, new Date().toISOString())
  expect(await witness.isSaved()).toBe(true)
  const before = wordsOf(witness.doc)
  const state = Y.encodeStateAsUpdate(witness.doc)
  const memory = await memoryOf(server)

  const random = randomOf(SEED)
  const attacks = Object.values(hostileChanges).map((change) => updateOfChange(state, CARD, change))
  const counts = { frames: 0, 'sockets closed': 0 }
  // Turn by turn, because one credential opens only so many sockets in ten seconds. Not who moved the card: they may
  // take that back.
  const writers = callers.filter(({ name, rank }) => rank === 'respond' && !name.startsWith('admin'))
  let socket: WebSocket | null = null
  for (let made = 0; made < FRAMES; made += 1) {
    if (socket?.readyState !== 1) {
      if (socket) counts['sockets closed'] += 1
      socket = await openedSocket(server, writers[made % writers.length] ?? insider, id)
    }
    socket.send(malformedFrame(documentName(id), attacks, random))
    counts.frames += 1
    // What it is closed for is heard before the next, which would else be thrown away.
    await sleep(8)
  }
  socket?.terminate()
  const huge = await openedSocket(server, insider, id)
  const closed = once(huge, 'close')
  huge.send(updateFrame(documentName(id), new Uint8Array(4_000_001)))
  expect((await closed)[0]).toBe(1009)
  counts.frames += 1
  // Ten thousand frames as they should be are too many; of those that are not, the first is.
  for (const frame of [caretsFrame(documentName(id)), Uint8Array.of(0)]) {
    const flooding = await openedSocket(server, insider, id)
    // Let in first: what comes before that is counted by another, smaller measure.
    await once(flooding, 'message')
    const flooded = once(flooding, 'close')
    for (let sent = 0; sent < 10_000; sent += 1) flooding.send(frame)
    counts.frames += 10_000
    const [code] = await flooded
    if (frame.length > 1) expect(code).toBe(COLLAB_CLOSE.tooMany)
  }

  expect(witness.closes).toEqual([])
  expect(wordsOf(witness.doc)).toBe(before)
  writeParagraph(witness.doc, 'and alive')
  expect(await witness.isSaved()).toBe(true)
  const later = openDocument(server, insider, id)
  expect(await later.outcome()).toBe('read-write')
  expect(wordsOf(later.doc)).toBe(wordsOf(witness.doc))
  for (const client of [witness, later]) client.close()
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const failures = server
    .output()
    .split('\n')
    .filter((line) => /"level":(50|60)|nhandled|ncaught|\n +at /.test(line))
  expect(failures).toEqual([])
  const grown = Math.round(((await memoryOf(server)) - memory) / 1e6)
  record('malformed frames of documents', { ...counts, 'MB grown': grown })
  expect(grown).toBeLessThan(300)
})

async function openedSocket(server: TestServer, caller: Caller, id: string): Promise<WebSocket> {
  for (;;) {
    const { status, socket } = await openSocket(server, caller)
    if (status === 101) {
      socket.send(authFrame(documentName(id)))
      return socket
    }
    // So many in ten seconds, and no more.
    expect(status).toBe(429)
    await sleep(500)
  }
}

const memoryOf = async ({ url }: TestServer): Promise<number> =>
  Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1])

const bytesOf = (random: Random, length: number) => Uint8Array.from({ length }, () => random.below(256))

/** One frame that no editor of ours sends. */
function malformedFrame(name: string, attacks: readonly Uint8Array[], random: Random): Uint8Array | string {
  const proper = updateFrame(name, random.pick(attacks))
  const wrongNames = ['', 'nonsense', documentName(randomUUID()), `${name}x`, '__proto__', 'x'.repeat(5000), '\u0000']
  switch (random.below(8)) {
    case 0:
      return bytesOf(random, random.below(200))
    case 1:
      return proper.subarray(0, random.below(proper.length))
    case 2: {
      const bent = proper.slice()
      for (let bends = 1 + random.below(4); bends > 0; bends -= 1) bent[random.below(bent.length)] = random.below(256)
      return bent
    }
    case 3:
      return updateFrame(random.pick(wrongNames), random.pick(attacks))
    case 4:
      return authFrame(random.pick(wrongNames))
    case 5:
      return random.pick(['', '{}', 'null', '\ud800', 'x'.repeat(5000)])
    case 6:
      return updateFrame(name, bytesOf(random, random.below(100)))
    default:
      return proper
  }
}
