import { z } from 'zod'
import type { Prevention, PreventionIssue } from '@/lib/domain/postmortem/prevention'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findPrevention, type StoredRequest, saveIssue } from '@/lib/server/db/preventions'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { lockedState } from '@/lib/server/locked-state'
import { type IssueTracker, type TrackedIssue, TrackerError } from '@/lib/server/preventions/issue-tracker'
import { markOf, wordsOfIssue } from '@/lib/server/preventions/issue-words'
import { saveChange } from '@/lib/server/preventions/save-prevention'
import { tellPreventions } from '@/lib/server/preventions/tell-preventions'
import { currentTracker } from '@/lib/server/preventions/tracker-settings'
import { armCloseIssue, armPollIssue } from '@/lib/server/timers/prevention-timers'

const payloadSchema = z.object({ preventionId: z.string(), requestId: z.string() })

/** A call that nobody knows of may still arrive there for so long. */
const SETTLE_MS = 30_000
const GIVE_UP_MS = 24 * 60 * 60_000
const LONGEST_PAUSE_MS = 10 * 60_000
const FIRST_PAUSE_MS = 5_000
/** Clocks differ: what was made after we tried may look older there. */
const SKEW_MS = 10 * 60_000

/**
 * Makes the issue that was asked for, once: before a call leaves it is written down that one may have, and whoever
 * finds that written looks for the issue before making another (SPEC ISSUE-1). It makes or it looks, never both in one
 * turn: the transaction that holds its timer may wait for one of them.
 */
export async function createIssue({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { preventionId, requestId } = payloadSchema.parse(payload)
  const found = await withTransaction((tx) => findPrevention(tx, preventionId))
  const request = found?.request
  if (!found || request?.requestId !== requestId || request.state !== 'creating') return undefined
  const job: Job = { prevention: found.prevention, request }
  const current = await currentTracker()
  if ('refusal' in current) return fail(job, current.refusal)
  if (now().getTime() - Date.parse(request.askedAt) > GIVE_UP_MS) {
    return fail(job, request.problem ?? 'GitHub could not be reached for a day.')
  }
  if (current.settings.repository !== request.repository) return fail(job, 'Another repository was set meanwhile.')
  return request.triedAt === null
    ? make(job, current.tracker, current.settings.labels)
    : look(job, current.tracker, request.triedAt)
}

interface Job {
  prevention: Prevention
  request: StoredRequest
}

async function make(job: Job, tracker: IssueTracker, labels: string[]): Promise<TimerOutcome | undefined> {
  const begun = await note(job, { triedAt: now().toISOString() }, { unlessPrivate: true })
  if (begun === 'private') return fail(job, 'The incident is private now: nothing of it is sent to GitHub.')
  if (begun === 'gone') return undefined
  try {
    return await keep(job, await tracker.create(wordsOfIssue(job.prevention, labels)))
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error
    if (error.kind === 'refused') return fail(job, error.message)
    const isUnknown = error.kind === 'unknown'
    await note(job, { problem: error.message, ...(isUnknown ? {} : { triedAt: null }) })
    return again(job, error, isUnknown ? SETTLE_MS : 0)
  }
}

async function look(job: Job, tracker: IssueTracker, triedAt: string): Promise<TimerOutcome | undefined> {
  const settledAt = Date.parse(triedAt) + SETTLE_MS
  if (now().getTime() < settledAt) return { kind: 'again', at: new Date(settledAt) }
  try {
    const made = await tracker.find(markOf(job.prevention.id), new Date(Date.parse(triedAt) - SKEW_MS))
    if (made) return await keep(job, made)
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error
    if (error.kind === 'refused') return fail(job, error.message, { keepsTry: true })
    await note(job, { problem: error.message })
    return again(job, error, 0)
  }
  await note(job, { triedAt: null })
  return { kind: 'again', at: now() }
}

function again({ request }: Job, { retryAt }: TrackerError, atLeast: number): TimerOutcome {
  const age = now().getTime() - Date.parse(request.askedAt)
  const pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, atLeast, age / 2))
  return { kind: 'again', at: retryAt ?? new Date(now().getTime() + pause) }
}

type Noted = 'noted' | 'gone' | 'private'

/** Writes down how far it is, if it is still asked for. */
function note(
  { prevention, request }: Job,
  change: Partial<StoredRequest>,
  { unlessPrivate = false } = {},
): Promise<Noted> {
  return withTransaction(async (tx) => {
    const incident = await lockedState(tx, prevention.incident.id)
    const stored = await findPrevention(tx, prevention.id)
    if (stored?.request?.requestId !== request.requestId) return 'gone'
    if (unlessPrivate && incident.visibility === 'private') return 'private'
    await saveIssue(tx, prevention.id, { ...stored.request, ...change })
    return 'noted'
  })
}

async function fail(job: Job, problem: string, { keepsTry = false } = {}): Promise<undefined> {
  // Refused means that nothing was made; before it was asked, one of an earlier try may be there.
  const isUntried = job.request.triedAt === null && !keepsTry
  await note(job, { state: 'failed', problem, ...(isUntried ? { triedAt: null } : {}) })
  tellPreventions(job.prevention.incident.id)
  return undefined
}

async function keep({ prevention: { id, incident }, request }: Job, made: TrackedIssue): Promise<undefined> {
  const { url, repository, number, state } = made
  const issue: PreventionIssue = { kind: 'github', url, repository, number, state }
  await withTransaction(async (tx) => {
    const locked = await lockedState(tx, incident.id)
    const stored = await findPrevention(tx, id)
    if (stored?.request?.requestId !== request.requestId) return
    const { issueRequest: _, ...before } = stored.prevention
    const after = { ...before, issue, version: before.version + 1, updatedAt: now().toISOString() }
    const changes = { issue: { from: null, to: issue } }
    await saveChange(tx, { incident: locked, before, after, changes, actor: request.askedBy })
    await armPollIssue(tx, after)
    if (after.state === 'done') await armCloseIssue(tx, after)
  })
  tellPreventions(incident.id)
  return undefined
}
