const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const rounded = (value: number): string =>
  value < 10 ? String(Math.round(value * 10) / 10) : String(Math.round(value))

/** A duration in milliseconds as people say it: “47 min”, “1.6 h”, “3.2 d”; “–” when it is not known. */
export function durationWords(ms: number | null): string {
  if (ms === null) return '–'
  if (ms < MINUTE) return `${Math.round(ms / 1000)} s`
  if (ms < HOUR) return `${rounded(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${rounded(ms / HOUR)} h`
  return `${rounded(ms / DAY)} d`
}

/** A share from 0 to 1 as a percentage; “–” when it is not known. */
export const percentWords = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`)

/** How many a figure is made of, as it stands beside it: “n = 1,143”. */
export const nWords = (n: number): string => `n = ${n.toLocaleString('en-GB')}`
