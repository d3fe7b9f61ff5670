import { expect, test } from 'vitest'
import { ada, ben, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { notificationText } from './notifications'
import { searchTextOf } from './search-text'

const room = new InMemoryIncident()
room.run(ben, 'add-entry', { entryId: uuid(50), kind: 'note', text: 'Rolled back' })
const said = room.rowOf(uuid(50))!
const refOf = (name: string, width: number | null) => {
  return { id: uuid(60), name, mediaType: 'x', size: 1, sha256: '', width, height: width }
}
const carried = { ...said, text: '', attachments: [refOf('latency.png', 800), refOf('trace.log', null)] }

test('[FILE-24] a notification of an entry without words tells what it carries', () => {
  expect(notificationText(said)).toBe('Rolled back')
  expect(notificationText(carried)).toBe('a picture and trace.log')
})

test('[FILE-24] an entry is found by its words, its author and the names of its files', () => {
  expect(searchTextOf(said).split('\n')).toEqual(['Rolled back', 'Ben'])
  expect(searchTextOf(carried).split('\n')).toEqual(['a picture and trace.log', 'latency.png', 'trace.log', 'Ben'])
})

test('[REDACT-4] nothing of a redacted entry is found, its files neither', () => {
  room.run(ada, 'redact-entry', { entryId: uuid(50) })
  expect(searchTextOf(room.rowOf(uuid(50))!)).toBe('\nBen')
})
