import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { SimilarIncident } from '@/lib/domain/history/similar-incident'
import { type Comparable, mostAlike } from '@/lib/domain/history/similarity'
import { boundedTexts } from '@/lib/domain/history/words'
import type { IncidentState } from '@/lib/domain/incident/state'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { readAftermath, readCandidates, readOwn } from '@/lib/server/db/history/similar'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { readSetting } from '@/lib/server/organisation-settings'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import { limitOf } from '@/lib/server/queries/query-values'

export const similarQuerySchema = z.strictObject({ limit: limitOf(3, 10) })

/** Past incidents like this one, the most alike first (SPEC SIMILAR-1). Throws `not_found`. */
export const listSimilar = (
  actor: PersonActor,
  idOrKey: string,
  { limit }: z.output<typeof similarQuerySchema>,
): Promise<SimilarIncident[]> =>
  withSnapshot(async (tx) => {
    const state = await currentState(tx, await requireIncident(tx, actor, idOrKey))
    const { facts, surroundings } = await readOwn(tx, actor, state)
    const one = comparableOf(state, facts)
    const candidates = await readCandidates(tx, actor, one)
    const nameOf = await categoryNames(tx)
    const withNames = <Given extends Comparable>(given: Given): Given => ({
      ...given,
      categories: given.categories.map(nameOf),
    })
    const found = mostAlike(withNames(one), candidates.map(withNames), surroundings, limit)
    const aftermath = await readAftermath(
      tx,
      found.map(({ id }) => id),
    )
    return found.flatMap(({ id, score, reasons }): SimilarIncident[] => {
      const candidate = candidates.find((each) => each.id === id)
      const { worked = [], unpaid = [] } = aftermath.find(({ incidentId }) => incidentId === id) ?? {}
      if (!candidate) return []
      const { number, title, severity, kind, declaredAt, isReviewPublished } = candidate
      const incident = { id, key: incidentKeyOf(number), title, severity, kind, declaredAt }
      return [{ incident, score, reasons, worked, isReviewPublished, unpaid }]
    })
  })

function comparableOf(
  state: IncidentState,
  { alertRules, categories, statements }: Pick<Comparable, 'alertRules' | 'categories'> & { statements: string[] },
): Comparable {
  const { id, title, kind, deliveryReason, instants, lastActivityAt, summary, radius } = state
  const hypotheses = state.hypotheses.items.flatMap(({ text, verdict }) =>
    text === null || verdict === 'ruled-out' ? [] : [text],
  )
  return {
    id,
    declaredAt: instants.declaredAt?.at ?? lastActivityAt,
    kind,
    deliveryReason,
    services: state.services.map((service) => ({ id: service.id, name: service.name })),
    alertRules,
    title,
    texts: boundedTexts([summary, radius?.who ?? null, ...statements, ...hypotheses]),
    categories,
  }
}

async function categoryNames(tx: Tx): Promise<(key: string) => string> {
  const categories = await readSetting('factor-categories', tx)
  return (key) => categories.find((category) => category.key === key)?.name ?? key
}
