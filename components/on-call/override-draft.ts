import type { Stretch } from '@/components/on-call/calendar/stretches'
import { randomId } from '@/lib/client/random-id'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { NewOverride } from '@/lib/domain/on-call/rota-inputs'

/** An override that somebody is about to make. Instants are ISO 8601, or null while they are half written. */
export interface OverrideDraft {
  seat: Seat
  /** Empty while nobody is chosen. */
  personId: string
  from: string | null
  to: string | null
  reason: string
}

export const draftOf = (seat: Seat, { from, to }: Stretch, personId: string): OverrideDraft => ({
  seat,
  personId,
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
  reason: '',
})

export type DraftProblems = Partial<Record<'personId' | 'from' | 'to', string>>

/** What is missing before it can be sent. */
export function problemsOf({ personId, from, to }: OverrideDraft): DraftProblems {
  return {
    ...(personId === '' && { personId: 'Choose who takes it.' }),
    ...(from === null && { from: 'Say when it begins.' }),
    ...(to === null && { to: 'Say when it ends.' }),
    ...(from !== null && to !== null && from >= to && { to: 'It ends before it begins.' }),
  }
}

const ids = new Map<string, string>()

/** As it is sent. The same draft has the same id, however often it is pressed; another one is another override. */
export function overrideOf(rotaId: string, { seat, personId, from, to, reason }: OverrideDraft): NewOverride | null {
  if (from === null || to === null || personId === '') return null
  const fields = { seat, personId, from, to, reason: reason.trim() }
  const key = JSON.stringify([rotaId, fields])
  const id = ids.get(key) ?? randomId()
  ids.set(key, id)
  return { id, ...fields }
}

/** Once it is made, the same wish again is a new override. */
export function forgetIds(): void {
  ids.clear()
}
