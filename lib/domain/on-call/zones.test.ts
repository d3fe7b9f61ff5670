import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compareAround } from '@/lib/testing/zone-agreement'
import { distinctZones, transitionsOf } from '@/lib/testing/zones'

/** Where to write what was compared: with it every zone and every transition is; a few minutes. */
const everything = process.env.EVENKEEL_EVERY_ZONE
/** Of the zones that are of a kind, some of the moves: each its own, another one with each. */
const SAMPLES = 3
const QUIET = Date.parse('2027-06-06T00:00:00Z')

function sampled(zone: string, index: number): number[] {
  const moved = transitionsOf(zone)
  if (moved.length === 0) return [QUIET]
  const count = Math.min(SAMPLES, moved.length)
  return Array.from({ length: count }, (_, n) => moved[(index * 7 + n * 11) % moved.length] ?? QUIET)
}

it('[ROTA-5] is on call who is by watching the clocks, in zones that move them differently', () => {
  const zones = everything ? Intl.supportedValuesOf('timeZone') : distinctZones()
  expect(zones.length).toBeGreaterThan(40)
  const sum = { zones: zones.length, transitions: 0, minutes: 0 }
  const disagreements: string[] = []
  for (const [index, zone] of zones.entries()) {
    const moved = everything ? transitionsOf(zone) : sampled(zone, index)
    for (const transition of moved.length > 0 ? moved : [QUIET]) {
      const compared = compareAround(zone, transition)
      sum.transitions += 1
      sum.minutes += compared.minutes
      disagreements.push(...compared.disagreements)
    }
  }
  if (everything) writeFileSync(everything, JSON.stringify({ ...sum, disagreements: disagreements.length }))
  expect(disagreements).toEqual([])
}, 1_800_000)
