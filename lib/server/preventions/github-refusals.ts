import type { IncomingHttpHeaders } from 'node:http'
import { TrackerError } from '@/lib/server/preventions/issue-tracker'

const LONGEST_PAUSE_MS = 60 * 60_000
const PAUSE_MS = 60_000

/**
 * What an answer of GitHub's that is no success means for who asked, in words for the admin who can mend it.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export function whyRefused(status: number, headers: IncomingHttpHeaders, isWriting: boolean, now: Date): TrackerError {
  const retryAt = retryAfter(status, headers, now)
  if (retryAt) return new TrackerError('later', `GitHub asks for patience (${status}: its rate limit).`, { retryAt })
  if (status >= 500)
    return new TrackerError(isWriting ? 'unknown' : 'later', `GitHub has a problem of its own (${status}).`)
  return new TrackerError('refused', WORDS[status] ?? `GitHub answered ${status}.`, {
    isGone: status === 404 || status === 410,
  })
}

const WORDS: Record<number, string> = {
  301: 'The repository has moved (301): set its new name.',
  307: 'The repository has moved (307): set its new name.',
  401: 'GitHub does not know the token (401): it may have ended.',
  403: 'The token may not do this (403): it needs to read and write issues.',
  404: 'There is no such repository, or the token may not see it (404).',
  410: 'The repository has its issues switched off, or the issue was deleted (410).',
  422: 'GitHub did not take what was sent (422).',
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function retryAfter(status: number, headers: IncomingHttpHeaders, now: Date): Date | null {
  if (status !== 403 && status !== 429) return null
  const seconds = Number(headers['retry-after'])
  const reset = Number(headers['x-ratelimit-reset'])
  const isUsedUp = headers['x-ratelimit-remaining'] === '0'
  if (headers['retry-after'] !== undefined && seconds >= 0) return within(now.getTime() + seconds * 1000, now)
  if (isUsedUp && reset > 0) return within(reset * 1000, now)
  return status === 429 || isUsedUp ? within(now.getTime() + PAUSE_MS, now) : null
}

const within = (at: number, now: Date): Date =>
  new Date(Math.min(now.getTime() + LONGEST_PAUSE_MS, Math.max(now.getTime() + 1000, at)))
