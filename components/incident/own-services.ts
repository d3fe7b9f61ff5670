/**
 * The services as they are now, with what somebody changed of those that their dialog opened with: what others named or
 * took away while it was open stays so.
 */
export function withOwnServices(found: readonly string[], chosen: readonly string[], now: readonly string[]): string[] {
  const kept = now.filter((id) => chosen.includes(id) || !found.includes(id))
  const added = chosen.filter((id) => !found.includes(id) && !now.includes(id))
  return [...kept, ...added]
}
