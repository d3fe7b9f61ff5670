import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as accept } from '@/app/api/v1/pages/[id]/accept/route'
import { POST as acknowledge } from '@/app/api/v1/pages/[id]/acknowledge/route'
import { POST as decline } from '@/app/api/v1/pages/[id]/decline/route'
import { GET as read } from '@/app/api/v1/pages/[id]/route'
import { POST as seen } from '@/app/api/v1/pages/[id]/seen/route'
import { GET as list } from '@/app/api/v1/pages/route'
import { POST as answer } from '@/app/pages/[token]/answer/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { findLinkedPage } from '@/lib/server/paging/answer-page'
import { answerToken } from '@/lib/server/paging/answer-token'
import { listEvents } from '@/lib/server/queries/list-events'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { pagingOf } from '@/lib/testing/paging-factories'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

process.env.SMTP_URL = 'smtp://127.0.0.1:9'
process.env.MAIL_FROM = 'incidents@example.org'

let ada: SignedIn
let ben: SignedIn
let incident: IncidentState
let pageId: string

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})

beforeEach(async () => {
  incident = await anIncident({ by: ada.actor })
  pageId = randomUUID()
  await run(incident, 'page-person', { pageId, personId: ben.actor.id, reason: 'You know it best' }, ada.actor)
})

const params = () => ({ params: { id: pageId } })
const stateOf = async () => (await pagingOf(incident)).pages.find(({ id }) => id === pageId)?.state
const token = async () => {
  const [row] = await query<{ id: string }>('select id from page_attempt where page_id = $1', [pageId])
  return answerToken(row!.id)
}
const post = (linkToken: string, fields: Record<string, string>, origin: string | null = OWN_ORIGIN) =>
  answer(
    new Request(`${OWN_ORIGIN}/pages/${linkToken}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin ? { origin } : {}) },
      body: new URLSearchParams(fields).toString(),
    }),
    { params: Promise.resolve({ token: linkToken }) },
  )

describe('[PAGE-4] answering', () => {
  test('is for its person, as often as they like, and may be thought over', async () => {
    expect((await call(list, ben)).body).toMatchObject({
      toAnswer: [{ id: pageId, words: 'You know it best', because: 'hand' }],
    })
    expect((await call(seen, ben, { ...params(), method: 'POST' })).body.page.state).toBe('seen')
    for (let times = 0; times < 2; times += 1) {
      expect(await call(acknowledge, ben, { ...params(), method: 'POST' })).toMatchObject({
        status: 200,
        body: { page: { state: 'acknowledged' } },
      })
    }
    expect((await call(accept, ben, { ...params(), body: { etaMinutes: 15 } })).body.page).toMatchObject({
      state: 'accepted',
      isMine: true,
    })
    expect(
      (await call(decline, ben, { ...params(), body: { reason: 'The train stands still' } })).body.page,
    ).toMatchObject({
      state: 'declined',
      reason: 'The train stands still',
      isOpen: false,
    })
    const { body } = await call(list, ben)
    expect(body.lately.map(({ id }: { id: string }) => id)).toContain(pageId)
    const { page } = (await call(read, ada, params())).body
    expect(page).toMatchObject({ isMine: false, attempts: [{ channel: 'email', state: 'cancelled' }] })
  })

  test('[PAGE-10] is possible here for who could not be told, until somebody else has it', async () => {
    await run(incident, 'fail-page', { pageId, why: 'all-failed' }, SYSTEM_ACTOR)
    const waiting = async () => (await call(list, ben)).body.toAnswer.map(({ id }: { id: string }) => id)
    expect(await waiting()).toContain(pageId)
    expect((await call(acknowledge, ben, { ...params(), method: 'POST' })).body.page).toMatchObject({
      state: 'acknowledged',
      isOpen: false,
    })
    expect(await waiting()).not.toContain(pageId)
  })

  test('of somebody else’s is refused, and bad input names its field', async () => {
    expect(await call(acknowledge, ada, { ...params(), method: 'POST' })).toMatchObject({
      status: 409,
      body: { error: { details: { rule: 'PAGE-3' } } },
    })
    const { status, body } = await call(accept, ben, { ...params(), body: { etaMinutes: 0 } })
    expect([status, body.error.details.fields[0].path]).toEqual([400, 'etaMinutes'])
    expect((await call(decline, ben, { ...params(), body: {} })).body.error.details.fields[0].path).toBe('reason')
  })

  test('[ACCESS-1] what somebody may not see does not exist', async () => {
    const hidden = await anIncident({ by: ada.actor, visibility: 'private' })
    pageId = randomUUID()
    await run(hidden, 'page-person', { pageId, personId: ben.actor.id }, ada.actor)
    const cleo = await signedInPerson('responder', 'Cleo')
    expect((await call(read, cleo, params())).status).toBe(404)
    expect((await call(acknowledge, cleo, { ...params(), method: 'POST' })).status).toBe(404)
    // [PAGE-9] Who was paged was let in.
    expect((await call(read, ben, params())).body.page.incident.key).toBe(hidden.key)
  })
})

describe('[PAGE-6] the link in a mail', () => {
  test('shows what is asked and changes nothing, however often programs look at it', async () => {
    const link = await token()
    for (let times = 0; times < 3; times += 1)
      expect(await findLinkedPage(link)).toMatchObject({ link: 'open', incidentKey: incident.key })
    expect(await stateOf()).toBe('queued')
    expect(await findLinkedPage('A'.repeat(43))).toBeNull()
  })

  test('answers without being signed in, once', async () => {
    const link = await token()
    const first = await post(link, { answer: 'acknowledge' })
    expect([first.status, first.headers.get('location')]).toEqual([303, `/pages/${link}`])
    expect(await stateOf()).toBe('acknowledged')
    const second = await post(link, { answer: 'decline', reason: 'No' })
    expect(second.headers.get('location')).toBe(`/pages/${link}?problem=used`)
    expect(await stateOf()).toBe('acknowledged')
    expect(await findLinkedPage(link)).toMatchObject({ link: 'used', state: 'acknowledged' })
  })

  test('answers once when two answers come at once, and when one comes twice', async () => {
    const link = await token()
    const answers: Record<string, string>[] = [
      { answer: 'accept', etaMinutes: '25' },
      { answer: 'decline', reason: 'No' },
      { answer: 'accept', etaMinutes: '25' },
      { answer: 'decline', reason: 'No' },
    ]
    const led = await Promise.all(answers.map(async (fields) => (await post(link, fields)).headers.get('location')))
    // Pressed once more, it says the same.
    led.push((await post(link, answers[0]!)).headers.get('location'))
    const [taken, refused] = [`/pages/${link}`, `/pages/${link}?problem=used`]
    const isAccepted = (await stateOf()) === 'accepted'
    expect(led).toEqual(
      isAccepted ? [taken, refused, taken, refused, taken] : [refused, taken, refused, taken, refused],
    )
    const { events } = await listEvents(SYSTEM_ACTOR as never, incident.id, { after: 0, limit: 100 })
    const said = events.filter(({ type }) => type === 'page.accepted' || type === 'page.declined')
    expect(said).toHaveLength(1)
  })

  test('is answered from its own page only, with what the answer needs', async () => {
    const link = await token()
    expect((await post(link, { answer: 'acknowledge' }, 'https://evil.example')).status).toBe(403)
    expect((await post(link, { answer: 'acknowledge' }, null)).status).toBe(403)
    expect((await post(link, { answer: 'accept', etaMinutes: 'soon' })).headers.get('location')).toBe(
      `/pages/${link}?problem=invalid`,
    )
    expect(await stateOf()).toBe('queued')
    await post(link, { answer: 'accept', etaMinutes: '25' })
    expect(await stateOf()).toBe('accepted')
  })

  test('ends with the page', async () => {
    const link = await token()
    await query(`update page set expires_at = now() - interval '1 second' where id = $1`, [pageId])
    expect(await findLinkedPage(link)).toMatchObject({ link: 'over' })
    expect((await post(link, { answer: 'acknowledge' })).headers.get('location')).toBe(`/pages/${link}?problem=used`)
    expect(await stateOf()).toBe('queued')
  })

  test('is kept as a hash', async () => {
    const link = await token()
    const rows = await query<{ hash: string }>(
      `select encode(token_hash, 'base64') as hash from page_attempt where page_id = $1`,
      [pageId],
    )
    expect(JSON.stringify(rows)).not.toContain(link)
  })
})
