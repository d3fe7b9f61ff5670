import { type CountScale, countScale } from '@/components/history/charts/count-scale'

const UNITS = [
  { ms: 24 * 3_600_000, name: 'd' },
  { ms: 3_600_000, name: 'h' },
  { ms: 60_000, name: 'min' },
]

/** A linear axis of lengths of time, in the largest unit of which there are some. */
export function timeScale(most: number, height: number): CountScale {
  const unit = UNITS.find(({ ms }) => most > 3 * ms) ?? { ms: 60_000, name: 'min' }
  const { y, ticks } = countScale(most / unit.ms, height, (value) => `${value} ${unit.name}`)
  return { y: (ms) => y(ms / unit.ms), ticks }
}
