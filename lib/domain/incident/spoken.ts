const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`

/** The time between two instants as one says it: "18 minutes", "2 hours 5 minutes", "3 days"; never negative. */
export function spokenDuration(from: string, to: string): string {
  const elapsed = Math.max(0, Date.parse(to) - Date.parse(from))
  if (elapsed < MINUTE) return 'less than a minute'
  if (elapsed < HOUR) return counted(Math.floor(elapsed / MINUTE), 'minute')
  if (elapsed < DAY) {
    const minutes = Math.floor((elapsed % HOUR) / MINUTE)
    const hours = counted(Math.floor(elapsed / HOUR), 'hour')
    return minutes === 0 ? hours : `${hours} ${counted(minutes, 'minute')}`
  }
  return counted(Math.floor(elapsed / DAY), 'day')
}

/** When an update is due, as one says it: "due in 12 minutes", "overdue by 4 minutes". */
export const spokenDue = (dueAt: string, now: string): string =>
  dueAt >= now ? `due in ${spokenDuration(now, dueAt)}` : `overdue by ${spokenDuration(dueAt, now)}`

/** "a", "a and b", "a, b and c". */
export const spokenList = (items: string[]): string =>
  items.length <= 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** Text as a sentence: with its full stop, unless it has one. */
export const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)
