import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { GET } from '@/app/api/v1/history/digest/route'
import { PATCH } from '@/app/api/v1/me/route'
import { POST as postUnsubscribe } from '@/app/api/v1/unsubscribe/route'
import type { PersonActor } from '@/lib/domain/actor'
import { addCard, proseOf } from '@/lib/domain/postmortem/document'
import { changeProfile } from '@/lib/server/access/profile'
import { setClock } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { appendUpdates, loadDocument } from '@/lib/server/db/postmortem-document'
import { projectDocument } from '@/lib/server/postmortem/project-postmortem'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { patchPrevention } from '@/lib/server/preventions/change-prevention'
import { shared } from '@/lib/server/process-registry'
import { getDigest } from '@/lib/server/queries/get-digest'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { writeParagraph } from '@/lib/testing/document-client'
import { anIncident, aPerson, aStakeholder, run } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { publishReview } from '@/lib/testing/publish-review'
import { runDueTimers } from '@/lib/testing/run-timers'
import { signedInPerson } from '@/lib/testing/signed-in'

const outage = shared('mail-outage', () => ({ until: 0 }))
let receiver: MailReceiver
let ada: PersonActor
let at: number

const mailsTo = ({ id }: PersonActor) => receiver.mails.filter(({ recipient }) => recipient === `${id}@example.org`)

async function goTo(instant: string) {
  at = Date.parse(instant)
  await runDueTimers()
}

/** Somebody changes the document of a postmortem, and its tables follow. */
async function write(incidentId: string, change: (doc: Doc) => void) {
  const update = await withTransaction(async (tx) => {
    const { doc } = (await loadDocument(tx, incidentId))!
    const before = encodeStateVector(doc)
    change(doc)
    return encodeStateAsUpdate(doc, before)
  })
  await appendUpdates(incidentId, [{ update, personId: ada.id }])
  await projectDocument(incidentId)
}

beforeAll(async () => {
  receiver = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${receiver.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
})
afterAll(() => receiver.stop())
afterAll(() => setClock(null))

beforeEach(async () => {
  await query(`update timer set state = 'cancelled' where state = 'armed'`)
  // What the tests before left is neither counted nor due in this one.
  await query(`update incident_measure set is_test = true`)
  await query(`update incident set status = 'closed'`)
  await query(`update prevention set state = 'done', done_at = null`)
  outage.until = 0
  at = Date.parse('2030-11-19T10:00:00Z')
  setClock(() => new Date(at))
  ada = await aPerson({ name: 'Ada' })
})

describe('[DIGEST-1] the digest of a week', () => {
  test('has what happened, what is due and what was learned', async () => {
    const incident = await anIncident({ by: ada, severity: 'sev1', title: 'Checkout fails' })
    await run(incident, 'take-role', { role: 'commander' }, ada)
    at += 12 * 60_000
    await run(incident, 'change-status', { status: 'resolved' }, ada)
    await anIncident({ by: ada, severity: 'sev3', title: 'Search is slow' })
    await anIncident({ by: ada, kind: 'drill', title: 'Practice' })
    const reviewed = await anIncident({ by: ada, severity: 'sev2', title: 'Ledger is late' })
    await run(reviewed, 'change-status', { status: 'resolved' }, ada)
    await publishReview(reviewed, ada)
    const bought = { title: 'Watch the ledger', kind: 'detect', ownerId: ada.id, dueOn: '2030-11-21' }
    const ids = ['00000000-0000-4000-8000-00000000d001', '00000000-0000-4000-8000-00000000d002']
    for (const id of ids) await addPrevention(ada, reviewed.key, { ...bought, id } as never)
    await patchPrevention(ada, ids[1]!, {
      version: 1,
      state: 'done',
      evidence: { text: 'It fires', url: null },
    } as never)
    const digest = await getDigest(ada, { week: '2030-W47' })
    expect(digest).toMatchObject({
      week: '2030-W47',
      from: '2030-11-18T00:00:00.000Z',
      previous: '2030-W46',
      next: null,
      happenedCount: 3,
      happened: [
        { title: 'Checkout fails', status: 'resolved', mitigateMs: 12 * 60_000, isPrivate: false },
        { title: 'Ledger is late', mitigateMs: 0 },
        { title: 'Search is slow', status: 'active', mitigateMs: null },
      ],
      due: {
        reviews: [{ key: incident.key, title: 'Checkout fails', isOverdue: false, isMine: true }],
        preventions: [{ title: 'Watch the ledger', dueAt: '2030-11-21', isOverdue: false, isMine: true }],
        crutches: [],
      },
      learned: { reviews: [{ incident: { key: reviewed.key } }], paid: [{ title: 'Watch the ledger' }], drills: [] },
    })
  })

  test('[DIGEST-1] quotes what was published, not what is written in the document since', async () => {
    const incident = await anIncident({ by: ada, title: 'Ledger is late' })
    await run(incident, 'change-status', { status: 'resolved' }, ada)
    await run(incident, 'open-review', {}, ada)
    const says = async () => (await getDigest(ada, { week: '2030-W47' })).learned.reviews[0]?.says
    await write(incident.id, (doc) => {
      proseOf(doc, 'summary').delete(0, proseOf(doc, 'summary').length)
      addCard(doc, randomUUID(), 'rootCauses', { statement: 'The batch had no limit' })
    })
    await publishReview(incident, ada)
    expect(await says()).toBe('The batch had no limit')
    await write(incident.id, (doc) => writeParagraph(doc, 'Not agreed yet: the bank was down.'))
    expect(await says()).toBe('The batch had no limit')
    await run(incident, 'publish-review', {}, ada)
    expect(await says()).toBe('Not agreed yet: the bank was down.')
  })

  test('[DIGEST-2] is that of the zone of its reader, and says what is due with the latest weeks alone', async () => {
    at = Date.parse('2030-11-17T23:30:00Z')
    await anIncident({ by: ada, title: 'Late on Sunday' })
    at = Date.parse('2030-11-26T10:00:00Z')
    const titlesOf = async (week: string) => (await getDigest(ada, { week })).happened.map(({ title }) => title)
    expect([await titlesOf('2030-W46'), await titlesOf('2030-W47')]).toEqual([['Late on Sunday'], []])
    await changeProfile(ada, { timeZone: 'Europe/Berlin' })
    expect([await titlesOf('2030-W46'), await titlesOf('2030-W47')]).toEqual([[], ['Late on Sunday']])
    expect(await getDigest(ada, {})).toMatchObject({ week: '2030-W47', zone: 'Europe/Berlin', next: '2030-W48' })
    const dueOf = async (week: string) => (await getDigest(ada, { week })).due
    expect([await dueOf('2030-W46'), await dueOf('2030-W49')]).toEqual([null, null])
    expect(await dueOf('2030-W48')).not.toBeNull()
  })

  test('[ACCESS-1] has private incidents for their members alone', async () => {
    const incident = await anIncident({ by: ada, severity: 'sev1', title: 'A secret flaw' })
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    await run(incident, 'change-status', { status: 'resolved' }, ada)
    const mine = await getDigest(ada, { week: '2030-W47' })
    expect([mine.happened.length, mine.due?.reviews.length]).toEqual([1, 1])
    expect(mine.happened[0]?.isPrivate).toBe(true)
    const theirs = await getDigest(await aStakeholder(), { week: '2030-W47' })
    expect(JSON.stringify(theirs)).not.toContain('secret')
    expect([theirs.happenedCount, theirs.due?.reviews.length]).toEqual([0, 0])
  })

  test('[DIGEST-2] is answered by the API, and another word than a week is refused', async () => {
    const signedIn = await signedInPerson('stakeholder')
    expect((await call(GET, signedIn)).body.digest.week).toBe('2030-W46')
    expect((await call(GET, signedIn, { query: '?week=2030-W60' })).body.error.code).toBe('invalid_input')
  })
})

describe('[DIGEST-3] the mail', () => {
  test('comes on Mondays at eight by the clock of its reader, once for each week, and only if it is wanted', async () => {
    const [eve, finn] = [await aStakeholder({ name: 'Eve' }), await aPerson()]
    await changeProfile(eve, { takesDigest: true, timeZone: 'America/New_York' })
    await anIncident({ by: ada, title: 'Zahlungen 🚑 <b>' })
    await goTo('2030-11-25T12:59:00Z')
    expect(mailsTo(eve)).toEqual([])
    await goTo('2030-11-25T13:00:00Z')
    await runDueTimers()
    expect([mailsTo(eve), mailsTo(finn)].map(({ length }) => length)).toEqual([1, 0])
    const [mail] = mailsTo(eve)
    expect(mail?.subject).toBe('Week 47: 1 incident')
    expect(mail?.text).toContain('Zahlungen 🚑 <b> – still active')
    expect(mail?.text).toContain('http://localhost:3000/history/digest?week=2030-W47')
    expect(mail?.html).toContain('Zahlungen 🚑 &lt;b&gt;')
    await goTo('2030-12-02T13:00:00Z')
    expect(mailsTo(eve)).toHaveLength(2)
    expect(mailsTo(eve)[1]?.text).toContain('A quiet week')
  })

  test('[TIMER-2] comes once, though its timer runs again after a crash, and nothing of it is kept', async () => {
    await changeProfile(ada, { takesDigest: true })
    await goTo('2030-11-25T08:00:00Z')
    await query(`update timer set due_at = '2030-11-25T08:00:00Z' where key = $1 and state = 'armed'`, [
      `digest:${ada.id}`,
    ])
    await goTo('2030-11-25T08:05:00Z')
    expect(mailsTo(ada)).toHaveLength(1)
    const kept = await query(`select subject, text from mail where person_id = $1`, [ada.id])
    expect(JSON.stringify(kept)).not.toContain('quiet')
    expect(kept).toHaveLength(1)
  })

  test('[COMM-8] says nothing that became private before it left', async () => {
    const eve = await aStakeholder()
    await changeProfile(eve, { takesDigest: true })
    const incident = await anIncident({ by: ada, title: 'A secret flaw' })
    const { port } = receiver
    await receiver.stop()
    await goTo('2030-11-25T08:00:00Z')
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    receiver = await startMailReceiver(port)
    await goTo('2030-11-25T08:30:00Z')
    expect(mailsTo(eve).map(({ text }) => text)).toEqual([expect.not.stringContaining('secret')])
  })

  test('[DIGEST-4] ends at one click, without a session, for who no longer wants it and for who left', async () => {
    const [eve, gone] = [await aPerson(), await aPerson()]
    for (const person of [eve, gone]) await changeProfile(person, { takesDigest: true })
    await goTo('2030-11-25T08:00:00Z')
    const [mail] = mailsTo(eve)
    const [, address = ''] = /<(.*)>/.exec(mail?.header('List-Unsubscribe') ?? '') ?? []
    const { search } = new URL(address)
    expect(mail?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(mail?.text).toContain(`/unsubscribe${search}`)
    for (let tries = 0; tries < 2; tries++) {
      const answer = await call(postUnsubscribe, null, { query: search, body: 'List-Unsubscribe=One-Click' })
      expect(answer.status).toBe(204)
    }
    await query('update person set removed_at = now() where id = $1', [gone.id])
    await goTo('2030-12-02T08:00:00Z')
    expect([mailsTo(eve), mailsTo(gone)].map(({ length }) => length)).toEqual([1, 1])
    expect(await query(`select 1 from timer where key like 'digest:%' and state = 'armed'`)).toEqual([])
  })

  test('[DIGEST-3] is wanted by a switch of the profile', async () => {
    const signedIn = await signedInPerson('stakeholder')
    expect((await call(PATCH, signedIn, { method: 'PATCH', body: { takesDigest: true } })).body.takesDigest).toBe(true)
    const due = () =>
      query(`select due_at from timer where key = $1 and state = 'armed'`, [`digest:${signedIn.actor.id}`])
    expect(await due()).toEqual([{ due_at: new Date('2030-11-25T08:00:00Z') }])
    await call(PATCH, signedIn, { method: 'PATCH', body: { timeZone: 'Asia/Tokyo' } })
    expect(await due()).toEqual([{ due_at: new Date('2030-11-24T23:00:00Z') }])
    await call(PATCH, signedIn, { method: 'PATCH', body: { takesDigest: false } })
    expect(await due()).toEqual([])
  })
})
