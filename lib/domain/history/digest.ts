import type { IncidentKind, Outcome, Severity, Status } from '../incident/values'

/** Which incident something is about. */
export interface DigestIncident {
  key: string
  title: string
  severity: Severity
}

/** An incident that was declared in the week. */
export interface Happened extends DigestIncident {
  kind: IncidentKind
  status: Status
  /** Set for what was withdrawn or turned out to be a duplicate. */
  outcome: Outcome | null
  isPrivate: boolean
  /** ISO 8601. */
  declaredAt: string
  /** Milliseconds from the start of the impact, or from the declaration, to mitigated; null when it is not known. */
  mitigateMs: number | null
}

/** Something that waits for somebody. */
export interface Due {
  /** The key of its incident. */
  key: string
  /** What it is; of a review the title of its incident. */
  title: string
  /** ISO 8601, or a day of a prevention. */
  dueAt: string
  isOverdue: boolean
  /** It waits for the reader. */
  isMine: boolean
}

/** A review that was published in the week. */
export interface Learned {
  incident: DigestIncident
  /** The summary of its latest version, else its first root cause, in one line; null when neither is written. */
  says: string | null
}

/** A week of the organisation, for exactly what its reader may see. */
export interface Digest {
  /** ISO 8601: 2026-W47. */
  week: string
  /** The IANA name of the zone in which it begins and ends. */
  zone: string
  /** ISO 8601 UTC. */
  from: string
  to: string
  previous: string
  /** Null while that week has not begun. */
  next: string | null
  /** Drills and tests are left out; the worst first. At most 100. */
  happened: Happened[]
  /** How many there were. */
  happenedCount: number
  /** As it stands now; null of a week before the last one, because what was due then is not kept, and of one to come. */
  due: { reviews: Due[]; preventions: Due[]; crutches: Due[] } | null
  learned: {
    reviews: Learned[]
    paid: { title: string; key: string }[]
    drills: { title: string; key: string }[]
  }
}

/** How many things a digest says are due. */
export const dueCount = ({ due }: Pick<Digest, 'due'>): number =>
  due ? due.reviews.length + due.preventions.length + due.crutches.length : 0

/** Whether it has nothing to say. */
export const isQuiet = ({ happenedCount, due, learned }: Digest): boolean =>
  happenedCount === 0 && dueCount({ due }) === 0 && Object.values(learned).every((list) => list.length === 0)
