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

/**
 * One move of each kind: by so many minutes, to that time of the day. Others of a kind tell nothing new, nor do zones
 * that stand still; of those there is one for each part of an hour that they are off by.
 */
export function movesOfEachKind(quietAt: number): { zone: string; at: number }[] {
  const byKind = new Map<string, { zone: string; at: number }>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const moves = transitionsOf(zone)
    for (const at of moves.length > 0 ? moves : [quietAt]) {
      const [before, after] = [at - 1, at].map((instant) =>
        Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone),
      ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
      const minutes = (after.offsetNanoseconds - before.offsetNanoseconds) / 60e9
      const kind = moves.length > 0 ? `${minutes} to ${after.toPlainTime()}` : `stands still ${after.offset.slice(3)}`
      if (!byKind.has(kind)) byKind.set(kind, { zone, at })
    }
  }
  return [...byKind.values()]
}
