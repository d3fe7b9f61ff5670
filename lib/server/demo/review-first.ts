import { randomUUID } from 'node:crypto'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isReviewNeededToClose } from '@/lib/domain/incident/review-rules'
import type { Cast } from '@/lib/server/demo/cast'
import type { PersonKey } from '@/lib/server/demo/organisation'
import { execute } from '@/lib/server/execute'
import { readSetting } from '@/lib/server/organisation-settings'
import { getIncident } from '@/lib/server/queries/get-incident'

/**
 * What has to come before an incident is closed: its review is opened, what was drafted is read by somebody else, and
 * it is published. Does nothing when no review is asked for, or one is published already.
 */
export async function reviewFirst(incidentId: string, by: PersonKey, { people }: Cast): Promise<void> {
  const incident = await getIncident(SYSTEM_ACTOR, incidentId)
  const isPublished = incident.review !== null && incident.review.version > 0
  if (isPublished || !isReviewNeededToClose(incident, await readSetting('review-rules'))) return
  const owner = people[by]
  // Admins see private incidents, too.
  const reviewer = by === 'priya' ? people.ada : people.priya
  const act = (name: string, input: object, actor = owner) =>
    execute({ incidentId, name, actor, commandId: randomUUID(), input })
  await act('open-review', {})
  await act('assign-review', { ownerId: owner.id })
  await act('ask-for-review', { reviewerIds: [reviewer.id] })
  await act('answer-review', { answer: 'approved' }, reviewer)
  await act('publish-review', {})
}
