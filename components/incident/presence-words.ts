import type { IncidentState } from '@/lib/domain/incident/state'
import type { Present } from '@/lib/domain/realtime-protocol'

/** Present and without a word for this long counts as quiet. */
const QUIET_MS = 5 * 60_000

export interface PersonHere extends Present {
  /** How long they have said nothing while here, in milliseconds; null when they spoke lately. */
  quietFor: number | null
  lastSpokeAt: string | null
}

/** Who is here, those who speak before those who are quiet. */
export function peopleHere(
  present: readonly Present[],
  { participants }: Pick<IncidentState, 'participants'>,
  now: number,
): PersonHere[] {
  const here = present.map((person): PersonHere => {
    const lastSpokeAt = participants.items.find(({ id }) => id === person.id)?.lastSpokeAt ?? null
    const heardAt = Math.max(Date.parse(person.since), lastSpokeAt ? Date.parse(lastSpokeAt) : 0)
    const silence = now - heardAt
    return { ...person, lastSpokeAt, quietFor: silence >= QUIET_MS ? silence : null }
  })
  return here.sort((a, b) => (a.quietFor ?? 0) - (b.quietFor ?? 0))
}

/** The one who has been quiet for longest. */
export const quietest = (here: readonly PersonHere[]): PersonHere | null => {
  const last = here.at(-1)
  return last?.quietFor ? last : null
}
