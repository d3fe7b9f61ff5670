import { recordAccessChange } from '@/lib/server/db/access-change'
import { deleteOfEntries, giveToEntries } from '@/lib/server/db/attachments'
import { saveTables } from '@/lib/server/db/derived-tables'
import { forgetPayloads, insertEvents } from '@/lib/server/db/event-log'
import { forgetWords } from '@/lib/server/db/history/search-marks'
import { insertIncident, saveIncident } from '@/lib/server/db/incident-row'
import { saveNotifications } from '@/lib/server/db/notifications'
import { type Tx, together } from '@/lib/server/db/pool'
import { insertReceipts, type Receipt } from '@/lib/server/db/receipts'
import { saveRows } from '@/lib/server/db/timeline-rows'
import { markDrills } from '@/lib/server/drills/mark-drill'
import { redactScenarios } from '@/lib/server/drills/redact-scenarios'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { writeAskedMails } from '@/lib/server/mail/review-mail'
import type { PersonNotification } from '@/lib/server/notifications'
import { savePaging } from '@/lib/server/paging/save-paging'
import { saveReview } from '@/lib/server/postmortem/save-review'
import { projectIncident } from '@/lib/server/project-incident'
import { armActionTimers } from '@/lib/server/timers/action-timers'
import { armChangeTimers } from '@/lib/server/timers/change-timers'
import { armRoomPosts } from '@/lib/server/timers/channel-timers'
import { armMails } from '@/lib/server/timers/mail-timers'
import { armMitigationTimers } from '@/lib/server/timers/mitigation-timers'
import { armReviewTimers } from '@/lib/server/timers/review-timers'
import { armTimer, duplicateKey } from '@/lib/server/timers/timers'

/** Saves all that a draft adds: the log, what is derived from it, and what follows from it. Answers whom to notify. */
export async function saveDraft(tx: Tx, draft: IncidentDraft, receipts: Receipt[]): Promise<PersonNotification[]> {
  if (draft.sealed.length === 0) {
    if (receipts.length > 0) await insertReceipts(tx, receipts)
    return []
  }
  const before = draft.before && projectIncident(draft.before)
  const after = projectIncident(draft.state)
  const rows = [...draft.changedRows].flatMap((seq) => draft.rows.get(seq) ?? [])
  await redactScenarios(tx, draft)
  await together([
    insertReceipts(tx, receipts),
    forgetWords(tx, draft.id, [...draft.redactedSeqs]),
    before ? saveIncident(tx, draft, after) : insertIncident(tx, draft, after),
    insertEvents(tx, draft.id, draft.sealed),
    forgetPayloads(tx, draft.id, [...draft.redactedSeqs]),
    saveRows(tx, draft.id, rows),
    giveToEntries(tx, draft.id, draft.takenAttachments),
    deleteOfEntries(tx, draft.id, [...draft.redactedSeqs]),
  ])
  await saveTables(tx, draft.id, before?.tables ?? null, after.tables)
  await saveReview(tx, draft)
  await armTimers(tx, draft)
  await markDrills(tx, draft)
  await armActionTimers(tx, draft)
  await armMails(tx, draft)
  await armChangeTimers(tx, draft)
  await armReviewTimers(tx, draft)
  await armRoomPosts(tx, draft)
  await writeAskedMails(tx, draft)
  for (const { event } of draft.sealed) await armMitigationTimers(tx, event)
  await savePaging(tx, draft)
  const notifications = await saveNotifications(tx, draft)
  await noteAccess(tx, draft)
  return notifications
}

async function armTimers(tx: Tx, { id, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) {
    if (event.type !== 'incident.marked-duplicate') continue
    const payload = { of: event.payload.of.id }
    const dueAt = new Date(event.recordedAt)
    await armTimer(tx, { key: duplicateKey(id), kind: 'carry-duplicate', incidentId: id, payload, dueAt })
  }
}

/** Who may see it no longer: every process puts them out. Who never could must not hear that there is such an incident. */
async function noteAccess(tx: Tx, { id: incidentId, before, state }: IncidentDraft): Promise<void> {
  if (!before || state.visibility === 'open') return
  if (before.visibility === 'open') return recordAccessChange(tx, { kind: 'incident-access', incidentId })
  const members = new Set(state.members.map((member) => member.id))
  for (const { id: personId } of before.members) {
    if (!members.has(personId)) await recordAccessChange(tx, { kind: 'incident-access', incidentId, personId })
  }
}
