import { Temporal } from 'temporal-polyfill'

const [FROM, TO] = [Date.UTC(2020, 0, 1), Date.UTC(2036, 0, 1)]

/** Every instant from 2020 to 2035 at which the clocks of a zone are moved, in milliseconds. */
export function transitionsOf(zone: string): number[] {
  const found: number[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(FROM).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (at && at.epochMilliseconds < TO) {
    found.push(at.epochMilliseconds)
    at = at.getTimeZoneTransition('next')
  }
  return found
}

/** One zone of each kind: others that move their clocks at the same instants by the same hours tell nothing new. */
export function distinctZones(): string[] {
  const byTable = new Map<string, string>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const offsets = [FROM, ...transitionsOf(zone)].map((at) =>
      [at, Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset].join(' '),
    )
    const table = offsets.join()
    if (!byTable.has(table)) byTable.set(table, zone)
  }
  return [...byTable.values()]
}
