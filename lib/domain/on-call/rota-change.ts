import type { RotationVersion } from './rota'
import type { Stretch } from './turns'

/** From when a change holds: when it was asked for, but never in the past, which stays as it was (SPEC ROTA-6). */
export const fromNowOn = (from: string | undefined, now: number): number =>
  from === undefined ? now : Math.max(now, Date.parse(from))

/** The versions of a rotation that a later one replaces: those that are planned and have not begun to hold. */
export const plannedOf = <Version extends Pick<RotationVersion, 'from'>>(
  versions: readonly Version[],
  now: number,
): Version[] => versions.filter(({ from }) => from > now)

/** What is left of a stretch; null when it is over. */
export const restOf = ({ from, to }: Stretch, now: number): Stretch | null =>
  to <= now ? null : { from: Math.max(from, now), to }
