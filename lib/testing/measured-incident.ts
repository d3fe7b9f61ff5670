import { type MeasuredIncident, type MeasuredMitigation, measuredOf } from '@/lib/domain/metrics/measured-incident'
import { InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'

let made = 0

type Instants = Partial<Record<keyof MeasuredIncident['instants'], string | null>>

/** An incident as figures count it; what is given is so, and the rest is as a declaration leaves it. */
export function aMeasured({
  instants = {},
  ...over
}: Partial<Omit<MeasuredIncident, 'instants'>> & { instants?: Instants } = {}): MeasuredIncident {
  made += 1
  const plain = measuredOf(new InMemoryIncident().state)
  const given = Object.entries(instants).map(([name, at]) => [name, at === null ? null : { at, source: 'live' }])
  return {
    ...plain,
    id: uuid(5000 + made),
    number: made,
    key: `INC-${made}`,
    title: `Incident ${made}`,
    ...over,
    instants: { ...plain.instants, ...Object.fromEntries(given) },
  }
}

/** A mitigation that worked in ten minutes, unless told otherwise. */
export function aMitigation(over: Partial<MeasuredMitigation> = {}): MeasuredMitigation {
  made += 1
  return {
    id: uuid(7000 + made),
    kind: 'roll-back',
    lever: null,
    serviceId: null,
    ownerId: uuid(1),
    title: 'Roll back the last deploy',
    state: 'worked',
    startedAt: '2026-03-02T03:20:00.000Z',
    endedAt: '2026-03-02T03:30:00.000Z',
    crutchExpiresAt: null,
    changeId: null,
    ...over,
  }
}
