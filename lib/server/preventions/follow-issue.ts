import type { RecordedActor } from '@/lib/domain/actor'
import { changesBetween, followIssue, type IssueReport } from '@/lib/domain/postmortem/prevention-rules'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findByIssue, findPrevention } from '@/lib/server/db/preventions'
import { lockedState } from '@/lib/server/locked-state'
import { saveChange } from '@/lib/server/preventions/save-prevention'
import { tellPreventions } from '@/lib/server/preventions/tell-preventions'

/** Who changed it, when nobody here did. */
export const GITHUB: RecordedActor = { kind: 'integration', id: 'github', name: 'GitHub' }

/** Gives a prevention what its issue says, if that is news (SPEC ISSUE-4). */
export async function reportIssue(
  preventionId: string,
  url: string,
  report: IssueReport,
  actor: RecordedActor = GITHUB,
): Promise<void> {
  const incidentId = await withTransaction(async (tx) => {
    const seen = await findPrevention(tx, preventionId)
    if (!seen) return null
    const incident = await lockedState(tx, seen.prevention.incident.id)
    const before = (await findPrevention(tx, preventionId))?.prevention
    if (before?.issue?.url !== url) return null
    const after = followIssue(before, report, now().toISOString())
    if (after === before) return null
    await saveChange(tx, { incident, before, after, changes: changesBetween(before, after), actor })
    return incident.id
  })
  if (incidentId) tellPreventions(incidentId)
}

/** As `reportIssue`, for all that follow an issue: what a webhook tells. */
export async function reportIssueAt(url: string, report: IssueReport, actor: RecordedActor): Promise<void> {
  for (const id of await findByIssue(url)) await reportIssue(id, url, report, actor)
}
