import type { Prevention } from './prevention'
import { PREVENTION_STATE_NAMES } from './prevention-words'

const MINUTE = 60_000

/** "2026-11-17 23:53 UTC": an instant where nobody's zone is known. */
export const instantWords = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

/** "26 min", "2 h 5 min", "3 d 4 h". */
export function durationWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** How a prevention stands, with what shows it or why not. */
export function preventionStateWords({ state, evidence, declined }: Prevention): string {
  if (state === 'done' && evidence) return `${PREVENTION_STATE_NAMES.done}: ${evidence.text}`
  if (state === 'declined' && declined) {
    return `${PREVENTION_STATE_NAMES.declined} until ${declined.askAgainOn}: ${declined.reason}`
  }
  return PREVENTION_STATE_NAMES[state]
}
