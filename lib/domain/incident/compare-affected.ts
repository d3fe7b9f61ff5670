import type { BlastRadius, RadiusContent } from './blast-radius'

type Size = Pick<BlastRadius, 'affected' | 'regions' | 'services'>

/**
 * Positive when `now` is known to hurt more than `before`: a larger number of the same measure, or more regions or
 * services with no smaller number. Numbers of different measures cannot be compared and count as equal.
 */
export function compareAffected(now: Size, before: Size): number {
  const more = sizeOf(now) - sizeOf(before)
  if (now.affected.kind === before.affected.kind && more !== 0) return more
  return now.regions.length + now.services.length - (before.regions.length + before.services.length)
}

function sizeOf({ affected }: Pick<Size, 'affected'>): number {
  switch (affected.kind) {
    case 'count':
      return affected.count
    case 'share':
      return affected.percent
    case 'unknown':
      return 0
    default:
      affected satisfies never
      return 0
  }
}

/** What a revision says, without which one it is and who said it. */
export const radiusContentOf = (radius: RadiusContent): RadiusContent => {
  const { affected, who, regions, since, trend, confidence, source, services } = radius
  return { affected, who, regions, since, trend, confidence, source, services }
}

/** Whether two revisions say the same; the order of regions and services says nothing. */
export const isSameRadius = (one: RadiusContent, other: RadiusContent): boolean => spelled(one) === spelled(other)

function spelled({ affected, regions, services, ...said }: RadiusContent): string {
  const { who, since, trend, confidence, source } = said
  const ids = services.map(({ id }) => id).sort()
  return JSON.stringify([
    affected.kind,
    sizeOf({ affected }),
    regions.toSorted(),
    ids,
    who,
    since,
    trend,
    confidence,
    source,
  ])
}
