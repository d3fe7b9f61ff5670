import { api } from '@/lib/client/api'
import { isAppError } from '@/lib/domain/errors'
import type { NewPrevention, Prevention, PreventionPatch } from '@/lib/domain/postmortem/prevention'

/** What somebody changes; the version is known already. */
export type PreventionChanges = Omit<PreventionPatch, 'version'>

/** The newer one that stands in the way of a change; null when something else does. */
export function newerOf(error: unknown): Prevention | null {
  if (!isAppError(error) || error.details.rule !== 'PREV-3') return null
  return (error.details.current as Prevention | undefined) ?? null
}

const FIELDS = {
  title: ['title'],
  kind: ['kind'],
  state: ['state', 'evidence', 'declined'],
  evidence: ['state', 'evidence', 'declined'],
  declined: ['state', 'evidence', 'declined'],
  ownerId: ['owner'],
  dueOn: ['dueOn'],
  cardId: ['cardId'],
  link: ['issue'],
} satisfies Record<keyof PreventionChanges, (keyof Prevention)[]>

/** Whether what somebody else changed meanwhile is something else than what this changes. */
export function isElsewhere(base: Prevention, newer: Prevention, changes: PreventionChanges): boolean {
  const touched = (Object.keys(changes) as (keyof PreventionChanges)[]).flatMap((name) => FIELDS[name])
  return touched.every((field) => JSON.stringify(base[field]) === JSON.stringify(newer[field]))
}

/**
 * Changes a prevention as it was seen. What somebody changed meanwhile in other fields is no conflict: the change is made
 * on top of it. Throws what the server said otherwise.
 */
export async function changePrevention(base: Prevention, changes: PreventionChanges): Promise<Prevention> {
  try {
    return await patch(base.id, base.version, changes)
  } catch (error) {
    const newer = newerOf(error)
    if (newer && isElsewhere(base, newer, changes)) return patch(base.id, newer.version, changes)
    throw error
  }
}

/**
 * Adds a prevention. When an earlier try with its id got through and only the answer was lost, what was typed since is
 * changed in the one that is there.
 *
 * @param first - as it was sent the first time
 */
export async function addPrevention(
  incidentId: string,
  input: NewPrevention,
  first: NewPrevention,
): Promise<Prevention> {
  const path = `/api/v1/incidents/${incidentId}/preventions`
  const { prevention } = await api<{ prevention: Prevention }>('POST', path, input)
  const changes = Object.fromEntries(
    TYPED.filter((name) => input[name] !== first[name]).map((name) => [name, input[name]]),
  )
  return Object.keys(changes).length === 0 ? prevention : changePrevention(prevention, changes)
}

const TYPED = ['title', 'kind', 'ownerId', 'dueOn', 'cardId'] as const

const patch = async (id: string, version: number, changes: PreventionChanges): Promise<Prevention> =>
  (await api<{ prevention: Prevention }>('PATCH', `/api/v1/preventions/${id}`, { version, ...changes })).prevention
