import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PATCH } from '@/app/api/v1/me/route'
import { POST as postUnsubscribe } from '@/app/api/v1/unsubscribe/route'
import type { PersonActor } from '@/lib/domain/actor'
import { newOverrideSchema } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { removePerson } from '@/lib/server/access/people'
import { setClock } from '@/lib/server/clock'
import { changeRota, changeRotation } from '@/lib/server/on-call/change-rota'
import { createOverride, removeOverride } from '@/lib/server/on-call/overrides'
import { handleWatchRota } from '@/lib/server/on-call/watch-rota'
import { shared } from '@/lib/server/process-registry'
import { armRotaWatches } from '@/lib/server/timers/rota-timers'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anAdmin, aPerson, aTeam } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { aSavedRota, weeklyOf } from '@/lib/testing/rota-factories'
import { aLayer } from '@/lib/testing/rotas'
import { runDueTimers } from '@/lib/testing/run-timers'
import { signedInPerson } from '@/lib/testing/signed-in'

const outage = shared('mail-outage', () => ({ until: 0 }))
let receiver: MailReceiver
let ada: PersonActor
let ben: PersonActor
let cleo: PersonActor
let at: number

const subjectsTo = ({ id }: PersonActor): string[] =>
  receiver.mails.filter(({ recipient }) => recipient === `${id}@example.org`).map(({ subject }) => subject ?? '')

async function goTo(instant: string) {
  at = Date.parse(instant)
  await runDueTimers()
}

/** Until what an override changes is told. */
async function passUndo() {
  at += 30_000
  await runDueTimers()
}

/** Looks again and again until an instant, as the loop of timers does, though not so often. */
async function waitUntil(instant: string) {
  for (; at < Date.parse(instant); at += 2 * 3_600_000) await runDueTimers()
  await goTo(instant)
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
  receiver.mails.length = 0
  outage.until = 0
  // A Thursday; hand-overs are on Mondays at 09:00 UTC.
  at = Date.parse('2030-01-10T12:00:00Z')
  setClock(() => new Date(at))
  ada = await aPerson({ name: 'Ada' })
  ben = await aPerson({ name: 'Ben' })
  cleo = await aPerson({ name: 'Cleo' })
})

const rotaOf = (people: PersonActor[], over = {}): Promise<RotaDetail> =>
  aSavedRota({ by: ada, people, rotation: { hasSecondary: false, ...over } })
const byName = (rota: RotaDetail, which: 'person' | 'next') =>
  [ada, ben, cleo].find(({ id }) => id === rota.now[0]?.[which]?.id)!
const overrideOf = (person: PersonActor, from: string, to: string) =>
  newOverrideSchema.parse({ id: randomUUID(), seat: 'primary', personId: person.id, from, to })

describe('[ROTA-22] an override', () => {
  test('is told to who is replaced and who takes over, once, and not to who makes it', async () => {
    const rota = await rotaOf([ada, ben])
    await runDueTimers()
    receiver.mails.length = 0
    const [on, off] = [byName(rota, 'person'), byName(rota, 'next')]
    const given = overrideOf(cleo, '2030-01-11T10:00:00Z', '2030-01-11T14:00:00Z')
    await Promise.all([createOverride(off, rota.id, given), createOverride(off, rota.id, given)])
    await passUndo()
    expect(subjectsTo(on)).toEqual(['Cleo takes over from you: Checkout, primary'])
    expect(subjectsTo(cleo)).toEqual(['You take over: Checkout, primary'])
    expect(receiver.mails.find(({ recipient }) => recipient === `${on.id}@example.org`)?.text).toContain(
      'Fri, 11 Jan 2030, 10:00 – Fri, 11 Jan 2030, 14:00 (UTC), Cleo instead of you',
    )
    await removeOverride(cleo, rota.id, given.id)
    await removeOverride(cleo, rota.id, given.id)
    await runDueTimers()
    expect(subjectsTo(on)).toEqual([expect.anything(), 'Your shift is yours again: Checkout, primary'])
    expect(subjectsTo(cleo)).toHaveLength(1)
    expect(subjectsTo(off)).toEqual([])
  })

  test('says nothing of what stays with who has it, and of a shift given away tells who gets it', async () => {
    const rota = await rotaOf([ada, ben])
    await runDueTimers()
    receiver.mails.length = 0
    const on = byName(rota, 'person')
    await createOverride(cleo, rota.id, overrideOf(on, '2030-01-11T10:00:00Z', '2030-01-11T14:00:00Z'))
    await createOverride(on, rota.id, overrideOf(cleo, '2030-01-12T10:00:00Z', '2030-01-12T14:00:00Z'))
    await passUndo()
    expect(subjectsTo(on)).toEqual([])
    expect(subjectsTo(cleo)).toEqual(['You take over: Checkout, primary'])
  })

  test('is told to nobody when it is undone at once, whoever undoes it', async () => {
    const rota = await rotaOf([ada, ben])
    await runDueTimers()
    receiver.mails.length = 0
    const slip = overrideOf(cleo, '2030-01-11T10:00:00Z', '2030-01-11T14:00:00Z')
    await createOverride(byName(rota, 'next'), rota.id, slip)
    at += 29_000
    await removeOverride(byName(rota, 'next'), rota.id, slip.id)
    await passUndo()
    expect(receiver.mails).toEqual([])
    expect(await query(`select 1 from mail where kind = 'rota' and state = 'waiting'`)).toEqual([])
  })
})

describe('[ROTA-16] who is about to come on', () => {
  test('is told a day before and at the hand-over, once each, however often it is looked at', async () => {
    const rota = await rotaOf([ada, ben, cleo])
    const next = byName(rota, 'next')
    await waitUntil('2030-01-13T08:55:00Z')
    expect(subjectsTo(next)).toEqual([])
    await waitUntil('2030-01-14T12:00:00Z')
    expect(subjectsTo(next)).toEqual([
      'Your shift begins Mon, 14 Jan 2030, 09:00: Checkout, primary',
      'You are primary now: Checkout',
    ])
    // Another process, a restart, a change that looks at once.
    const { rows } = { rows: await query<{ id: string }>('select id from rota where id = $1', [rota.id]) }
    const timer = { payload: { rotaId: rows[0]?.id } } as never
    await Promise.all([1, 2, 3].map(() => handleWatchRota(timer)))
    await runDueTimers()
    expect(subjectsTo(next)).toHaveLength(2)
    expect(await query(`select 1 from mail where kind = 'shift' and person_id = $1`, [next.id])).toHaveLength(2)
  })

  test('is told of a shift that an override gives, at the instant at which it begins', async () => {
    const rota = await rotaOf([ada, ben])
    await runDueTimers()
    const standIn = cleo
    await createOverride(ada, rota.id, overrideOf(standIn, '2030-01-10T15:07:00Z', '2030-01-10T20:00:00Z'))
    await passUndo()
    // Told when it was given, not a second time because it is less than a day away.
    expect(subjectsTo(standIn)).toEqual(['You take over: Checkout, primary'])
    const [timer] = await query<{ dueAt: Date }>(
      `select due_at as "dueAt" from timer where kind = 'watch-rota' and state = 'armed'`,
    )
    expect(timer!.dueAt.toISOString()).toBe('2030-01-10T12:05:30.000Z')
    await goTo('2030-01-10T15:04:00Z')
    await goTo('2030-01-10T15:07:00Z')
    expect(subjectsTo(standIn).at(-1)).toBe('You are primary now: Checkout')
  })

  test('is not told of a shift that they took themselves, nor of one that was taken away again', async () => {
    const rota = await rotaOf([ada, ben])
    await runDueTimers()
    await createOverride(cleo, rota.id, overrideOf(cleo, '2030-01-10T12:00:00Z', '2030-01-10T14:00:00Z'))
    await waitUntil('2030-01-10T15:00:00Z')
    expect(subjectsTo(cleo)).toEqual([])
    const later = overrideOf(cleo, '2030-01-12T10:00:00Z', '2030-01-12T14:00:00Z')
    await createOverride(ada, rota.id, later)
    await passUndo()
    await removeOverride(ada, rota.id, later.id)
    await waitUntil('2030-01-12T12:00:00Z')
    expect(subjectsTo(cleo)).toEqual(['You take over: Checkout, primary', 'Not your shift any more: Checkout, primary'])
  })

  test('hears of seven nights once, and of none by a rota that is archived', async () => {
    const windows = [1, 2, 3, 4, 5].map((weekday) => ({
      from: { weekday, time: '20:00' },
      to: { weekday: weekday + 1, time: '06:00' },
    }))
    const nights = aLayer({ name: 'Nights', participantIds: [cleo.id], windows })
    const rota = await rotaOf([], { layers: [aLayer({ participantIds: [ada.id, ben.id] }), nights] })
    await goTo('2030-01-14T20:00:00Z')
    await waitUntil('2030-01-16T12:00:00Z')
    expect(subjectsTo(cleo).filter((subject) => subject.startsWith('You are'))).toHaveLength(1)
    await changeRota(ada, rota.id, { version: 1, archived: true })
    await waitUntil('2030-01-22T00:00:00Z')
    expect(subjectsTo(cleo).filter((subject) => subject.startsWith('You are'))).toHaveLength(1)
    expect(await query(`select 1 from timer where kind = 'watch-rota' and state = 'armed'`)).toEqual([])
  })

  test('who does not want it gets none: by the profile, or by one click without a session', async () => {
    const rota = await rotaOf([ada, ben, cleo])
    const next = byName(rota, 'next')
    const dora = await signedInPerson('responder', 'Dora')
    const { body } = await call(PATCH, dora, { method: 'PATCH', body: { takesShiftMail: false } })
    expect(body.takesShiftMail).toBe(false)
    await goTo('2030-01-13T10:00:00Z')
    const [mail] = receiver.mails
    const token = /token=([\w-]+)/.exec(mail!.text ?? '')?.[1]
    expect((await call(postUnsubscribe, null, { query: `?token=${token}`, method: 'POST' })).status).toBe(204)
    await waitUntil('2030-01-14T10:00:00Z')
    expect(subjectsTo(next)).toHaveLength(1)
    await query('update person set takes_shift_mail = true where id = $1', [next.id])
    await changeRotation(ada, rota.id, { version: 1, rotation: weeklyOf([dora.actor]) })
    await runDueTimers()
    expect(receiver.mails.some(({ recipient }) => recipient === dora.email)).toBe(false)
  })
})

test('[ROTA-16] a rota whose timer was lost is looked at again from the next start on', async () => {
  const rota = await rotaOf([ada, ben])
  await query(`update timer set state = 'cancelled' where key = $1`, [`rota:${rota.id}`])
  const armed = () =>
    query(`select 1 from timer where key = $1 and kind = 'watch-rota' and state = 'armed'`, [`rota:${rota.id}`])
  expect(await armed()).toEqual([])
  await armRotaWatches()
  await armRotaWatches()
  expect(await armed()).toHaveLength(1)
})

describe('[ROTA-17] a gap', () => {
  test('is announced to the people of the rota and the team, a week and a day before, once each', async () => {
    const lead = await aPerson({ name: 'Lead' })
    const team = await aTeam({ members: [ada, lead] })
    const admin = await anAdmin()
    const gone = await aPerson({ name: 'Gone' })
    // Weekly turns from the 14th on: ada, gone, ben.
    const layers = [aLayer({ participantIds: [ada.id, gone.id, ben.id], startsOn: '2030-01-14' })]
    const first = aLayer({ participantIds: [ben.id], startsOn: '2030-01-07', name: 'Until then' })
    const rotation = { hasSecondary: false, layers: [{ ...first, windows: [] }] }
    const rota = await aSavedRota({ by: ada, people: [], team, rotation })
    await changeRotation(ada, rota.id, {
      version: 1,
      rotation: weeklyOf([], { hasSecondary: false, layers }),
      from: '2030-01-14T09:00:00Z',
    })
    await removePerson(admin, gone.id)
    const gaps = (person: PersonActor) => subjectsTo(person).filter((subject) => subject.startsWith('Nobody'))
    await waitUntil('2030-01-14T08:00:00Z')
    expect(gaps(lead)).toEqual([])
    await waitUntil('2030-01-22T09:00:00Z')
    const subject = 'Nobody is on call from Mon, 21 Jan 2030, 09:00: Checkout'
    for (const person of [ada, ben, lead]) expect(gaps(person)).toEqual([subject, subject])
    expect(gaps(gone)).toEqual([])
    expect(gaps(cleo)).toEqual([])
  })

  test('that comes every week is announced in its first week only', async () => {
    const windows = [{ from: { weekday: 1, time: '08:00' }, to: { weekday: 6, time: '08:00' } }]
    await rotaOf([], { layers: [aLayer({ participantIds: [ada.id, ben.id], windows })] })
    const gaps = () => subjectsTo(ben).filter((subject) => subject.startsWith('Nobody'))
    await waitUntil('2030-01-13T00:00:00Z')
    const before = gaps().length
    expect(before).toBeGreaterThan(0)
    for (let day = 14; day < 31; day++) await goTo(`2030-01-${day}T12:00:00Z`)
    expect(gaps()).toHaveLength(before)
  })
})
