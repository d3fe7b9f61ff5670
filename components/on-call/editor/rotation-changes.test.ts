import { expect, test } from 'vitest'
import { rotationChanges } from '@/components/on-call/editor/rotation-changes'
import type { Layer, Rotation } from '@/lib/domain/on-call/rota'

const layer: Layer = {
  name: 'Weekly',
  participantIds: ['ada', 'ravi'],
  startsOn: '2026-11-23',
  handoverAt: '09:00',
  turn: { count: 1, unit: 'weeks' },
  windows: [],
}
const rotation = (...layers: Layer[]): Rotation => ({ zone: 'UTC', hasSecondary: true, layers })
const nameOf = (id: string) => id[0]?.toUpperCase() + id.slice(1)
const nights: Layer = {
  ...layer,
  name: 'Nights',
  windows: [{ from: { weekday: 1, time: '22:00' }, to: { weekday: 2, time: '06:00' } }],
}

test('nothing is different from itself', () => {
  expect(rotationChanges(rotation(layer, nights), rotation(layer, nights), nameOf)).toEqual([])
})

test('[ONCALL-6] each difference is a sentence', () => {
  const after: Layer = {
    ...layer,
    participantIds: ['ravi', 'ada'],
    handoverAt: '10:00',
    turn: { count: 2, unit: 'days' },
  }
  expect(
    rotationChanges(rotation(layer), { ...rotation(after), zone: 'Europe/Berlin', hasSecondary: false }, nameOf),
  ).toEqual([
    'The zone is Europe/Berlin instead of UTC.',
    'There is no secondary any more.',
    'Weekly: Ravi, Ada instead of Ada, Ravi.',
    'Weekly: turns of 2 days instead of 1 week.',
    'Weekly: hand-over at 10:00 instead of 09:00.',
  ])
})

test('layers come, go, change their order and their names', () => {
  expect(rotationChanges(rotation(layer), rotation(layer, nights), nameOf)).toEqual([
    'The layer “Nights” is new: Ada, Ravi.',
  ])
  expect(rotationChanges(rotation(layer, nights), rotation(nights), nameOf)).toEqual(['The layer “Weekly” is gone.'])
  expect(rotationChanges(rotation(layer, nights), rotation(nights, layer), nameOf)).toEqual([
    'Layers count in another order.',
  ])
  expect(rotationChanges(rotation(layer), rotation({ ...layer, name: 'Days' }), nameOf)).toEqual([
    'Days: was called “Weekly”.',
  ])
  expect(rotationChanges(rotation(layer), rotation({ ...layer, windows: nights.windows }), nameOf)).toEqual([
    'Weekly: counts Mon 22:00 to Tue 06:00 instead of always.',
  ])
})
