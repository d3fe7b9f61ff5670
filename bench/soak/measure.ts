import { setTimeout as sleep } from 'node:timers/promises'
import { openEditor } from '../documents/editors.ts'
import { postNote } from '../http-writer.ts'
import { type Memory, memoryOf } from '../kept-memory.ts'
import { atRate, until } from '../open-loop.ts'
import { connect, join, roomSocket } from '../room-client.ts'
import { type Member, noteText } from '../seed.ts'

export interface Sizes {
  seconds: number
  /** Sockets that come and go, spread over the time. */
  connects: number
  /** So many of them come into a room. */
  joins: number
  /** How often the memory is looked at. */
  looks: number
}

export interface Stage {
  url: string
  pid: number
  people: readonly Member[]
  /** Rooms that are written into and looked at. */
  incidentIds: readonly string[]
  /** Incidents with a document. */
  reviewedIds: readonly string[]
}

export interface Soaked {
  memory: Memory[]
  /** What went wrong, by what was tried. */
  failures: Record<string, string[]>
  counts: Record<'connects' | 'joins' | 'entries' | 'pages' | 'documents', number>
}

/** How long somebody stays. */
const STAY_MS = 2000
const ENTRIES_PER_SECOND = 5
const PAGES_PER_SECOND = 2
const DOCUMENTS_PER_SECOND = 0.5

/** People come, look, write, type and go, for as long as given; the memory of the server is looked at in between. */
export async function soak({ url, pid, people, incidentIds, reviewedIds }: Stage, sizes: Sizes): Promise<Soaked> {
  const { seconds, connects, joins, looks } = sizes
  const failures: Soaked['failures'] = {}
  const counts: Soaked['counts'] = { connects: 0, joins: 0, entries: 0, pages: 0, documents: 0 }
  const person = (index: number) => pick(people, index)
  const room = (index: number) => pick(incidentIds, index)

  /** Counts what was done, and keeps why something was not: one failure must not end the rest. */
  const tried = async (what: keyof Soaked['counts'], work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
      counts[what] += 1
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      process.stderr.write(`${what}: ${reason}\n`)
      failures[what] = [...(failures[what] ?? []), reason]
    }
  }

  const visit = async (index: number) => {
    const socket = roomSocket(url, person(index).cookie)
    await tried('connects', () => connect(socket))
    const isJoining = index % Math.round(connects / joins) === 0
    if (isJoining && socket.connected) await tried('joins', () => join(socket, room(index), null))
    await sleep(STAY_MS)
    socket.close()
  }
  const writeEntry = (index: number) =>
    tried('entries', () => postNote(url, person(index).token, room(index), noteText(index)))
  const openPage = (index: number) =>
    tried('pages', async () => {
      const path = index % 2 === 0 ? `/incidents/${room(index)}` : '/'
      const { cookie } = person(index)
      const response = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
      await response.text()
      if (response.status >= 400) throw new Error(`${path} answered ${response.status}`)
    })
  const typeOnce = (index: number) =>
    tried('documents', async () => {
      const editor = await openEditor(url, person(index), pick(reviewedIds, index))
      editor.write(index)
      await sleep(STAY_MS)
      await until(() => !editor.provider.hasUnsyncedChanges, 30, 'what was typed is acknowledged').finally(editor.close)
    })

  const memory: Memory[] = []
  const look = async () => {
    for (let turn = 0; turn < looks; turn++) {
      await sleep((seconds * 1000) / looks)
      memory.push(await memoryOf(pid))
    }
  }
  await Promise.all([
    atRate(connects / seconds, connects, visit),
    atRate(ENTRIES_PER_SECOND, seconds * ENTRIES_PER_SECOND, writeEntry),
    atRate(PAGES_PER_SECOND, seconds * PAGES_PER_SECOND, openPage),
    atRate(DOCUMENTS_PER_SECOND, seconds * DOCUMENTS_PER_SECOND, typeOnce),
    look(),
  ])
  // Everybody has gone, and the server has noticed.
  await sleep(2 * STAY_MS)
  memory.push(await memoryOf(pid))
  return { memory, failures, counts }
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('There is nothing to pick from.')
  return value
}
