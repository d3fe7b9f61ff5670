import { expect, test } from 'vitest'
import { linelessOf, rowWayOf, wayOf } from '@/components/timeline/way'
import { fileOf, type OutboxItem, revive } from '@/lib/client/outbox-item'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const item = (commandId: string, changes: Partial<OutboxItem> = {}): OutboxItem => ({
  ...revive({
    commandId,
    incidentId: 'i1',
    incidentKey: 'INC-1',
    name: 'add-entry',
    input: {},
    madeAt: 0,
    n: 0,
    refusal: null,
    isUncertain: false,
    files: [],
  }),
  ...changes,
})
const row = (commandId: string, questionSeq: number | null = null) => ({ commandId, questionSeq }) as TimelineRow

test('[OUTBOX-1] nothing is said to wait before the browser has it, and what is behind something that waits does too', () => {
  const outbox = [
    item('a', { state: 'waiting' }),
    item('b'),
    item('c', { keeping: 'writing' }),
    item('d', { state: 'saved' }),
  ]
  expect(outbox.map(({ commandId }) => wayOf(outbox, commandId, 'live'))).toEqual([
    'waiting',
    'waiting',
    'saving',
    null,
  ])
})

test('[OUTBOX-1] online a command is being saved, offline it waits, with a file under way it is being sent', () => {
  const outbox = [item('a', { state: 'sending' })]
  const files = [fileOf({ id: 'f', name: 'one.png', blob: new Blob(['x']) })]
  expect(wayOf(outbox, 'a', 'live')).toBe('saving')
  expect(wayOf(outbox, 'a', 'offline')).toBe('waiting')
  expect(wayOf([item('a', { state: 'sending', files })], 'a', 'live')).toBe('sending')
})

test('[OUTBOX-4] what waits has a line of its own where the timeline shows none, as an answer beside its question', () => {
  const outbox = [item('a'), item('b'), item('c'), item('d', { state: 'refused' })]
  const ids = (connection: 'live' | 'offline') =>
    linelessOf(outbox, [row('a'), row('b', 7)], connection).map(({ commandId }) => commandId)
  expect(ids('offline')).toEqual(['b', 'c', 'd'])
  expect(ids('live')).toEqual(['d'])
})

test('[VIEW-2] only a line that is not in the log yet has a command and a way', () => {
  const outbox = [item('a'), item('b')]
  expect(rowWayOf('a', new Set(['a']), outbox, 'live')).toEqual({ command: outbox[0], way: 'saving' })
  expect(rowWayOf('b', new Set(['a']), outbox, 'live')).toEqual({ command: null, way: null })
})
