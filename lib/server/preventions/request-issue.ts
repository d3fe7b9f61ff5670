import { randomUUID } from 'node:crypto'
import { type PersonActor, recordedActorOf } from '@/lib/domain/actor'
import { refuse } from '@/lib/domain/errors'
import { isUnfinished, type Prevention } from '@/lib/domain/postmortem/prevention'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findPrevention, type StoredRequest, saveIssue } from '@/lib/server/db/preventions'
import { lockPrevention, preventionNotFound } from '@/lib/server/preventions/change-prevention'
import { tellPreventions } from '@/lib/server/preventions/tell-preventions'
import { currentTracker } from '@/lib/server/preventions/tracker-settings'
import { armCreateIssue } from '@/lib/server/timers/prevention-timers'

/**
 * Asks for an issue at GitHub. It is written down that one is being made, and made after that by a timer: a second
 * click or a retry finds that, and answers it (SPEC ISSUE-1). Throws `not_found`, `forbidden` and `rule_refused`.
 */
export async function requestIssue(asking: PersonActor, id: string): Promise<Prevention> {
  const current = await currentTracker()
  const prevention = await withTransaction(async (tx) => {
    const { incident, actor, stored } = await lockPrevention(tx, asking, id)
    const { prevention: before, request } = stored
    if (before.issue?.kind === 'github' || request?.state === 'creating') return before
    if (before.issue) throw refuse('ISSUE-6', 'It has a link already. Take that away first.')
    if (!isUnfinished(before)) throw refuse('ISSUE-6', 'Only of what is still to be done an issue is made.')
    if (incident.visibility === 'private') {
      throw refuse('ISSUE-2', 'This incident is private: nothing of it is sent to GitHub. Give it a link instead.')
    }
    if ('refusal' in current) throw refuse('ISSUE-6', `${current.refusal} An admin can change that in the settings.`)
    const { repository } = current.settings
    const asked: StoredRequest = {
      kind: 'github',
      state: 'creating',
      requestId: randomUUID(),
      repository,
      askedBy: recordedActorOf(actor),
      askedAt: now().toISOString(),
      // Of an earlier request nobody knows what became: it is looked for first.
      triedAt: request?.repository === repository ? request.triedAt : null,
      problem: null,
    }
    await saveIssue(tx, id, asked)
    await armCreateIssue(tx, before, asked.requestId)
    const after = await findPrevention(tx, id)
    if (!after) throw preventionNotFound()
    return after.prevention
  })
  tellPreventions(prevention.incident.id)
  return prevention
}
