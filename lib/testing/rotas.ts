import { randomUUID } from 'node:crypto'
import type { Layer, Override, Rota, Rotation } from '@/lib/domain/on-call/rota'

/** Ids of people that read well in a failure. */
export const person = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const aLayer = (over: Partial<Layer> = {}): Layer => ({
  name: 'Week',
  participantIds: [person(1), person(2), person(3)],
  startsOn: '2026-01-05',
  handoverAt: '09:00',
  turn: { count: 1, unit: 'weeks' },
  windows: [],
  ...over,
})

export const aRotation = (over: Partial<Rotation> = {}): Rotation => ({
  zone: 'Europe/Berlin',
  layers: [aLayer()],
  hasSecondary: true,
  ...over,
})

/** One that holds for all time. */
export const aRota = (over: Partial<Rotation> = {}, overrides: Override[] = []): Rota => ({
  versions: [{ from: Number.NEGATIVE_INFINITY, rotation: aRotation(over) }],
  overrides,
})

export const anOverride = (personId: string, from: string, to: string, over: Partial<Override> = {}): Override => ({
  id: randomUUID(),
  seat: 'primary',
  personId,
  from: Date.parse(from),
  to: Date.parse(to),
  ...over,
})
