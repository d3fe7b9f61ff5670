/**
 * Settles groups of alerts one after the other; one that fails keeps no other from being settled. Throws once all were
 * tried, and never an AppError: what refuses one group does not make the timer of all of them needless.
 */
export async function settleEach<Group>(groups: Group[], settle: (group: Group) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const group of groups) await settle(group).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `Alerts wait for an incident: ${String(failures[0])}`)
}
