import type { IncidentState, NoticedChange } from '../incident/state'

/** What changed since it was declared without anybody here saying so, and is neither claimed nor ruled out; the oldest first. */
export function unclaimedChanges({ changes: { noticed, ruledOut } }: Pick<IncidentState, 'changes'>): NoticedChange[] {
  const out = new Set(ruledOut.items.map(({ changeId }) => changeId))
  return noticed.items.filter(
    ({ change, isUnannounced, claimedBy }) => isUnannounced && !claimedBy && !out.has(change.id),
  )
}
