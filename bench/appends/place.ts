import type { Member } from '../seed.ts'

export const WRITERS = 64

/** What the appends need: 64 people, an incident for each, and one each for the hot runs. */
export interface Place {
  people: Member[]
  incidentIds: string[]
  hotId: string
  naiveId: string
}

/** What the harness can be asked; `warmUp` entries are written before the clock runs. */
export type Request =
  | { kind: 'seed' }
  | { kind: 'record'; place: Place; count: number }
  | { kind: 'many' | 'hot' | 'naive'; place: Place; count: number; warmUp: number }
  | { kind: 'paced'; place: Place; count: number; perSecond: number }
