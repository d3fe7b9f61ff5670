import { expect, it } from 'vitest'
import { ben, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { readLog } from './read-log'

/** A room in which words are redacted as soon as that many pages were read; read three events at a time. */
function redactedAfter(pages: number) {
  const room = new InMemoryIncident()
  const write = (n: number) => room.run(ben, 'add-entry', { entryId: uuid(n), kind: 'note', text: `Line ${n}` })
  for (let n = 1; n <= 5; n++) write(n)
  let read = 0
  return {
    room,
    readPage: async (after: number) => {
      if (read++ === pages) room.run(ben, 'redact-entry', { entryId: uuid(1) })
      const log = room.redactedLog()
      return { events: log.slice(after, after + 3), headSeq: log.length }
    },
  }
}

it('[REPLAY-2] what was redacted before it was read is not outdated', async () => {
  const { room, readPage } = redactedAfter(0)
  expect(await readLog(readPage, 0, () => {})).toEqual({ events: room.redactedLog(), isOutdated: false })
})

it('[REPLAY-2] what was redacted while it was read, or since what is at hand was, is read again', async () => {
  expect(await readLog(redactedAfter(1).readPage, 0, () => {})).toMatchObject({ isOutdated: true })
  expect(await readLog(redactedAfter(0).readPage, 4, () => {})).toMatchObject({ isOutdated: true })
})
