import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { aPerson, run } from '@/lib/testing/factories'

type Incident = Pick<IncidentState, 'id'>

/** Opens the review of an incident that is mitigated at least, has somebody else approve it, and publishes it. */
export async function publishReview(incident: Incident, owner: PersonActor): Promise<PersonActor> {
  const reviewer = await aPerson()
  await run(incident, 'open-review', {}, owner)
  await approve(incident, owner, reviewer)
  await run(incident, 'publish-review', {}, owner)
  return reviewer
}

/** Has somebody asked to read it, who approves. */
export async function approve(incident: Incident, owner: PersonActor, reviewer: PersonActor): Promise<void> {
  await run(incident, 'ask-for-review', { reviewerIds: [reviewer.id] }, owner)
  await run(incident, 'answer-review', { answer: 'approved' }, reviewer)
}
