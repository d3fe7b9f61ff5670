import type { PersonActor } from '@/lib/domain/actor'
import type { AlertRating } from '@/lib/domain/alert/rating'
import { wrongField } from '@/lib/domain/errors'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { hasRule, listRatable, type RatableRow, saveRating } from '@/lib/server/db/alert-ratings'
import { getIncident } from '@/lib/server/queries/get-incident'

/**
 * Says what the alerts of a rule were worth in an incident, in place of what this person said before. Throws
 * `not_found`, `forbidden`, and `invalid_input` for a rule that has no alert there.
 */
export async function rateAlerts(actor: PersonActor, idOrKey: string, rating: AlertRating): Promise<RatableRow[]> {
  const { id } = await getIncident(actor, idOrKey)
  requireResponder(actor)
  if (!(await hasRule(id, rating.rule))) throw wrongField('rule', 'has no alert in this incident')
  await saveRating(id, actor.id, rating, now())
  return listRatable(id, actor.id)
}
