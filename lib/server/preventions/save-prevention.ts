import type { RecordedActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { isUnfinished, type Prevention, type PreventionChange } from '@/lib/domain/postmortem/prevention'
import type { Tx } from '@/lib/server/db/pool'
import { insertChange, saveIssue, updatePrevention } from '@/lib/server/db/preventions'
import { writeOwnerMail } from '@/lib/server/mail/prevention-mail'
import { armCloseIssue, armReminder } from '@/lib/server/timers/prevention-timers'

export interface SavedChange {
  incident: IncidentState
  before: Prevention
  after: Prevention
  changes: PreventionChange['changes']
  actor: RecordedActor
}

/** Saves a change with its history and all that follows from it, behind the lock of its incident. */
export async function saveChange(tx: Tx, { incident, before, after, changes, actor }: SavedChange): Promise<void> {
  await updatePrevention(tx, after)
  if (changes.issue) await saveIssue(tx, after.id, after.issue)
  await insertChange(tx, after, actor, changes)
  if (changes.state || changes.dueOn || changes.declined) await armReminder(tx, after)
  if (changes.owner) await writeOwnerMail(tx, incident, after, actor)
  const isFinished = isUnfinished(before) && after.state === 'done'
  if (isFinished && after.issue?.kind === 'github' && after.issue.state === 'open') await armCloseIssue(tx, after)
}
