import { formatsOf } from '../zone-format'
import type { Stretch } from './turns'

const formatOf = formatsOf('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant on the clocks of a zone: Mon, 30 Nov 2026, 09:00. */
export const momentText = (instant: number, zone: string): string => formatOf(zone).format(instant)

/** From when to when, on the clocks of a zone that is named. */
export const stretchText = ({ from, to }: Stretch, zone: string): string =>
  `${momentText(from, zone)} – ${momentText(to, zone)} (${zone})`
