import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compareAround } from '@/lib/testing/zone-agreement'
import { movesOfEachKind, transitionsOf } from '@/lib/testing/zones'

/** Where to write what was compared: with it every zone and every transition is; a few minutes. */
const everything = process.env.EVENKEEL_EVERY_ZONE
const QUIET = Date.parse('2027-06-06T00:00:00Z')

function everyMove(): { zone: string; at: number }[] {
  return Intl.supportedValuesOf('timeZone').flatMap((zone) => {
    const moves = transitionsOf(zone)
    return (moves.length > 0 ? moves : [QUIET]).map((at) => ({ zone, at }))
  })
}

it('[ROTA-5] is on call who is by watching the clocks, however a zone moves them', () => {
  const moves = everything ? everyMove() : movesOfEachKind(QUIET)
  expect(moves.length).toBeGreaterThan(20)
  const sum = { zones: new Set(moves.map(({ zone }) => zone)).size, transitions: moves.length, minutes: 0 }
  const disagreements: string[] = []
  for (const { zone, at } of moves) {
    const compared = compareAround(zone, at)
    sum.minutes += compared.minutes
    disagreements.push(...compared.disagreements)
  }
  if (everything) writeFileSync(everything, JSON.stringify({ ...sum, disagreements: disagreements.length }))
  expect(disagreements).toEqual([])
}, 1_800_000)
