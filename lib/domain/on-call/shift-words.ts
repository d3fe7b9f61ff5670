import type { Stretch } from './turns'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

/** An instant on the clocks of a zone: Mon, 30 Nov 2026, 09:00. */
export const momentText = (instant: number, zone: string): string => formatOf(zone).format(instant)

/** From when to when, on the clocks of a zone that is named. */
export const stretchText = ({ from, to }: Stretch, zone: string): string =>
  `${momentText(from, zone)} – ${momentText(to, zone)} (${zone})`
