import { expect, test } from 'vitest'
import type { ConfirmedRoom } from '@/lib/client/room-view'
import { createRoomKeeper } from './room-keeper'

const roomAt = (headSeq: number) => ({ headSeq, timeline: [], incident: {} }) as unknown as ConfirmedRoom

/** A keeper with a clock that is turned by hand; `written` is what is on the device, as `headSeq@knownAt`. */
function aKeeper({ knownAt = 0 } = {}) {
  let time = 0
  let planned: { run: () => void; at: number } | null = null
  const written: string[] = []
  const keeper = createRoomKeeper({
    room: roomAt(1),
    knownAt,
    write: ({ headSeq }, at) => written.push(`${headSeq}@${at}`),
    now: () => time,
    later(run, ms) {
      planned = { run, at: time + ms }
      return () => {
        planned = null
      }
    },
  })
  const pass = (ms: number) => {
    time += ms
    if (!planned || planned.at > time) return
    const { run } = planned
    planned = null
    run()
  }
  return { keeper, written, pass }
}

test('[KEPT-3] a room is kept at once, and then every two seconds at most', () => {
  const { keeper, written, pass } = aKeeper()
  for (let seq = 2; seq <= 40; seq++) {
    pass(100)
    keeper.show(roomAt(seq))
  }
  expect(written).toEqual(['1@0', '20@1900'])
  pass(2000)
  expect(written).toEqual(['1@0', '20@1900', '40@3900'])
})

test('[KEPT-3] what is shown again without a change is not written again', () => {
  const { keeper, written, pass } = aKeeper()
  const same = roomAt(2)
  pass(5000)
  keeper.show(same)
  pass(5000)
  keeper.show(same)
  keeper.flush()
  expect(written).toEqual(['1@0', '2@5000'])
})

test('[KEPT-5] a quiet room is as old as the last word of the server, not as its last line', () => {
  const { keeper, written, pass } = aKeeper()
  pass(60_000)
  keeper.hear(1)
  pass(1000)
  keeper.hear(2)
  expect(written).toEqual(['1@0'])
  keeper.flush()
  expect(written).toEqual(['1@0', '1@60000'])
})

test('[KEPT-5] a room that came from the device stays as old as it was', () => {
  const { keeper, written, pass } = aKeeper({ knownAt: -500 })
  pass(9000)
  keeper.flush()
  expect(written).toEqual(['1@-500'])
})

test('[KEPT-4] nothing is written after the room is gone', () => {
  const { keeper, written, pass } = aKeeper()
  pass(500)
  keeper.show(roomAt(2))
  keeper.stop()
  pass(5000)
  expect(written).toEqual(['1@0'])
})
