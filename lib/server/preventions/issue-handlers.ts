import { z } from 'zod'
import type { Prevention } from '@/lib/domain/postmortem/prevention'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findPrevention } from '@/lib/server/db/preventions'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { reportIssue } from '@/lib/server/preventions/follow-issue'
import { type IssueTracker, type TrackedIssue, TrackerError } from '@/lib/server/preventions/issue-tracker'
import { currentTracker } from '@/lib/server/preventions/tracker-settings'
import { POLL_MS } from '@/lib/server/timers/prevention-timers'

const payloadSchema = z.object({ preventionId: z.string(), number: z.int() })

const HOUR_MS = 60 * 60_000
/** So long an issue that is closed is looked at, less and less useful, for the case that it is reopened. */
const FOLLOW_CLOSED_MS = 7 * 24 * HOUR_MS
const FIRST_PAUSE_MS = 10_000
const MAX_TRIES = 30

type GithubIssue = Extract<Prevention['issue'], { kind: 'github' }>

/** The prevention of a timer, if it still has the issue that the timer is about. */
async function readJob({ payload }: DueTimer): Promise<{ prevention: Prevention; issue: GithubIssue } | null> {
  const { preventionId, number } = payloadSchema.parse(payload)
  const prevention = (await withTransaction((tx) => findPrevention(tx, preventionId)))?.prevention
  const issue = prevention?.issue
  return prevention && issue?.kind === 'github' && issue.number === number ? { prevention, issue } : null
}

/** Closes the issue of a prevention that is done (SPEC ISSUE-3). Closing it twice is closing it. */
export async function closeIssue(timer: DueTimer): Promise<TimerOutcome | undefined> {
  const job = await readJob(timer)
  if (job?.prevention.state !== 'done' || job.issue.state === 'closed') return undefined
  const closed = await ask(({ close }) => close(job.issue))
  if ('problem' in closed) return later(timer, closed)
  await reportIssue(job.prevention.id, job.issue.url, closed.answer)
  return undefined
}

/** Looks whether an issue was closed or reopened, for those without a webhook (SPEC ISSUE-7). */
export async function pollIssue(timer: DueTimer): Promise<TimerOutcome | undefined> {
  const job = await readJob(timer)
  if (!job) return undefined
  const { prevention, issue } = job
  const isOver = now().getTime() - Date.parse(prevention.updatedAt) > FOLLOW_CLOSED_MS
  if (issue.state === 'closed' && isOver) return undefined
  const read = await ask((tracker) => tracker.read(issue))
  if ('problem' in read) return { kind: 'again', at: read.retryAt ?? new Date(now().getTime() + HOUR_MS) }
  if (!read.answer) return { kind: 'fired', note: 'The issue is gone' }
  await reportIssue(prevention.id, issue.url, read.answer)
  const pause = read.answer.state === 'open' ? POLL_MS : HOUR_MS
  return { kind: 'again', at: new Date(now().getTime() + pause) }
}

type Asked<Answer> = { answer: Answer } | { problem: string; isFinal: boolean; retryAt: Date | null }

async function ask<Answer extends TrackedIssue | null>(
  work: (tracker: IssueTracker) => Promise<Answer>,
): Promise<Asked<Answer>> {
  const current = await currentTracker()
  if ('refusal' in current) return { problem: current.refusal, isFinal: false, retryAt: null }
  try {
    return { answer: await work(current.tracker) }
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error
    return { problem: error.message, isFinal: error.isGone, retryAt: error.retryAt }
  }
}

function later(
  { attempts }: DueTimer,
  { problem, isFinal, retryAt }: { problem: string; isFinal: boolean; retryAt: Date | null },
): TimerOutcome {
  if (isFinal || attempts + 1 >= MAX_TRIES) return { kind: 'given-up', error: problem }
  const pause = Math.min(HOUR_MS, FIRST_PAUSE_MS * 2 ** attempts)
  return { kind: 'again', at: retryAt ?? new Date(now().getTime() + pause), error: problem }
}
