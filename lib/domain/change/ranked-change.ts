import type { Ref } from '../incident/values'
import { historyOf, type KnownGood, type ServiceHistory } from './last-known-good'
import type { PastChange } from './past-change'
import { type Suspicion, suspicionOf } from './suspicion'

/** A change as a room lists it: how much it looks like the cause, and where a roll-back of it would lead. */
export interface RankedChange extends PastChange {
  /** 0 on an affected service, 1 on what it uses, 2 on what that uses. */
  distance: number
  suspicion: Suspicion
  lastKnownGood: KnownGood | null
}

/** What a room knows of changes. */
export interface IncidentChanges {
  /** When it began, as far as known: what the ranking counts from. */
  onset: string
  /** The most suspicious first. */
  changes: RankedChange[]
  /** Of each affected service, what stands beside its levers. */
  services: (ServiceHistory & { service: Ref })[]
}

interface Known {
  onset: string
  /** Distance by service id, of every service that matters. */
  distances: ReadonlyMap<string, number>
  changes: readonly (PastChange & { previousAt: string | null })[]
  /** The last changes of those services. */
  history: readonly PastChange[]
}

/** Ranks changes by suspicion; of two alike the later one stands first. */
export const rankChanges = ({ onset, distances, changes, history }: Known): RankedChange[] =>
  changes
    .map(({ previousAt, ...change }): RankedChange => {
      const distance = distances.get(change.service?.id ?? '') ?? Number.POSITIVE_INFINITY
      const quietMs = previousAt === null ? null : Date.parse(change.at) - Date.parse(previousAt)
      const ofService = history.filter(({ service }) => service?.id === change.service?.id)
      return {
        ...change,
        distance,
        suspicion: suspicionOf({ ...change, distance, quietMs }, onset),
        lastKnownGood: historyOf(ofService, change.at).lastKnownGood,
      }
    })
    .sort((a, b) => b.suspicion.score - a.suspicion.score || b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
