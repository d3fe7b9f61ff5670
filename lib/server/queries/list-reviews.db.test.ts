import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET as getNeeds } from '@/app/api/v1/incidents/[idOrKey]/review/route'
import { GET as getReviews } from '@/app/api/v1/reviews/route'
import type { PersonActor } from '@/lib/domain/actor'
import { DEFAULT_REVIEW_RULES } from '@/lib/domain/incident/review'
import type { IncidentState } from '@/lib/domain/incident/state'
import { setClock } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listStoredReviews } from '@/lib/server/db/review-list'
import { getReviewNeeds } from '@/lib/server/queries/get-review-needs'
import { listReviews } from '@/lib/server/queries/list-reviews'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aStakeholder, run } from '@/lib/testing/factories'
import { publishReview } from '@/lib/testing/publish-review'
import { signedInPerson } from '@/lib/testing/signed-in'

const DAY = 24 * 60 * 60_000
let [ada, ben]: PersonActor[] = []

async function resolved(input: object = {}): Promise<IncidentState> {
  const incident = await anIncident({ by: ada!, severity: 'sev2', ...input })
  await run(incident, 'change-status', { status: 'resolved' }, ada!)
  return incident
}

const list = async (actor: PersonActor, state: 'due' | 'overdue' | 'mine' | 'all', more: object = {}) =>
  (await listReviews(actor, { state, limit: 50, ...more })).reviews
const ids = async (...given: Parameters<typeof list>) => (await list(...given)).map(({ incident }) => incident.id)

beforeAll(async () => {
  ben = await aPerson({ name: 'Ben' })
})
beforeEach(async () => {
  setClock(null)
  ada = await aPerson({ name: 'Ada' })
  await query(`update incident set status = 'closed' where status = 'resolved'`)
})
afterAll(() => setClock(null))

describe('[REVIEW-12] reviews', () => {
  test('are due in their order, and overdue once their day is past', async () => {
    const [later, sooner] = [await resolved(), await resolved({ severity: 'sev1' })]
    await resolved({ severity: 'sev3' })
    await resolved({ kind: 'drill' })
    const published = await resolved()
    await publishReview(published, ada!)
    expect(await ids(ada!, 'due')).toEqual([sooner.id, later.id])
    expect(await ids(ada!, 'overdue')).toEqual([])
    setClock(() => new Date(Date.now() + 6 * DAY))
    expect(await list(ada!, 'overdue')).toMatchObject([{ incident: { id: sooner.id }, isOverdue: true, review: null }])
  })

  test('are due at the instant that is told, whatever clocks the database goes by', async () => {
    const { id } = await resolved({ severity: 'sev1' })
    await query(`update incident set resolved_at = '2025-10-24T12:00:00Z' where id = '${id}'`)
    const asked = { filter: 'overdue', rules: DEFAULT_REVIEW_RULES, now: '2025-10-29T12:00:01.000Z' } as const
    const found = await withSnapshot(async (tx) => {
      await tx.query(`set local timezone = 'Europe/Berlin'`)
      return listStoredReviews(tx, ada!, asked, { after: null, limit: 10 })
    })
    expect(found.map((one) => one.id)).toEqual([id])
  })

  test('wait for the commander before they are open, then for their owner, and for whoever owes an answer', async () => {
    const incident = await resolved()
    expect(await ids(ada!, 'mine')).toEqual([])
    await run(incident, 'take-role', { role: 'commander' }, ada!)
    expect(await list(ada!, 'mine')).toMatchObject([{ mine: 'owner', review: null }])
    await run(incident, 'open-review', {}, ben!)
    await run(incident, 'ask-for-review', { reviewerIds: [ben!.id] }, ada!)
    expect([await list(ada!, 'mine'), await list(ben!, 'mine')]).toMatchObject([
      [{ mine: 'owner' }],
      [{ mine: 'reviewer' }],
    ])
    await run(incident, 'answer-review', { answer: 'approved' }, ben!)
    expect(await ids(ben!, 'mine')).toEqual([])
    await run(incident, 'publish-review', {}, ada!)
    expect(await ids(ada!, 'mine')).toEqual([])
    expect(await ids(ada!, 'all')).toContain(incident.id)
  })

  test('[ACCESS-1] of private incidents are there for those who may see them', async () => {
    const secret = await resolved({ visibility: 'private' })
    expect([await ids(ada!, 'due'), await ids(await anAdmin(), 'due')]).toEqual([[secret.id], [secret.id]])
    expect([await ids(ben!, 'due'), await ids(ben!, 'all')].flat()).not.toContain(secret.id)
    await expect(getReviewNeeds(ben!, secret.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('come in pages without gaps', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push((await resolved({ severity: n % 2 ? 'sev1' : 'sev2' })).id)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listReviews(ada!, { state: 'due', limit: 2, cursor })
      seen.push(...page.reviews.map(({ incident }) => incident.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(await ids(ada!, 'due'))
    expect(seen.toSorted()).toEqual(made.toSorted())
    await expect(listReviews(ada!, { state: 'due', limit: 2, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  test('stakeholders read them too', async () => {
    const incident = await resolved()
    expect(await ids(await aStakeholder(), 'due')).toEqual([incident.id])
  })
})

test('[REVIEW-12] [API-1] scripts read them, and what a review still needs', async () => {
  const { cookie } = await signedInPerson('responder')
  const { id, key } = await resolved()
  const page = await call(getReviews, { cookie }, { query: '?state=due&limit=1' })
  expect(page).toMatchObject({ status: 200, body: { reviews: [{ incident: { id } }], nextCursor: null } })
  expect(await call(getReviews, { cookie }, { query: '?state=late' })).toMatchObject({ status: 400 })
  expect(await call(getReviews, null)).toMatchObject({ status: 401 })
  expect(await call(getNeeds, { cookie }, { params: { idOrKey: key } })).toMatchObject({
    status: 200,
    body: { missingApprovals: 1, hasChanged: false, closing: { needsReview: true } },
  })
})
