import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DELETE } from '@/app/api/v1/calendar-feeds/[id]/route'
import { GET, POST } from '@/app/api/v1/calendar-feeds/route'
import { GET as getCalendar } from '@/app/calendar/[token]/route'
import { newOverrideSchema } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { addNewPerson, removePerson } from '@/lib/server/access/people'
import { makeToken } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { createOverride } from '@/lib/server/on-call/overrides'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { aTeam } from '@/lib/testing/factories'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

// With a line of its own, as somebody would write it who wants one in the calendars of others.
const LONG = `Überlange Rufbereitschaft, die; sehr:\r\nATTACH:https://evil.example ${'lang '.repeat(15)}\\`.slice(
  0,
  100,
)
let ada: SignedIn
let ben: SignedIn
let admin: SignedIn
let team: { id: string; name: string }
let rota: RotaDetail
let at: number

beforeAll(async () => {
  at = Date.parse('2030-01-10T12:00:00Z')
  setClock(() => new Date(at))
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  admin = await signedInPerson('admin', 'Root')
  team = await aTeam({ name: 'Payments', members: [ada.actor] })
  rota = await aSavedRota({ by: ada.actor, people: [ada.actor, ben.actor], team, name: LONG })
})
afterAll(() => setClock(null))

/** As a program that subscribes: no cookie, no token, only the address. */
async function fetched(url: string) {
  const token = decodeURIComponent(new URL(url).pathname.split('/').at(-1)!)
  const response = await getCalendar(new Request(url), { params: Promise.resolve({ token }) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const feedOf = async (as: SignedIn, body: object): Promise<{ id: string; url: string }> => {
  const answer = (await call(POST, as, { body })).body
  return { id: answer.feed.id, url: answer.url }
}
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      title: event.summary,
      from: event.startDate.toJSDate().toISOString(),
      to: event.endDate.toJSDate().toISOString(),
    }
  })

describe('[ROTA-19] the calendar of', () => {
  test('a person has their shifts, in text that other programs read', async () => {
    const { url } = await feedOf(ada, { kind: 'person' })
    expect(url).toMatch(/^http:\/\/localhost:3000\/calendar\/[\w-]{43}\.ics$/)
    const { status, headers, text } = await fetched(url)
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=300',
    ])
    // RFC 5545: lines end in CRLF and are folded at 75 octets.
    expect(text.endsWith('\r\n')).toBe(true)
    for (const line of text.split('\r\n')) {
      expect(line).not.toMatch(/[\r\n]/)
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    }
    const events = eventsOf(text)
    // Weekly turns of two: each week one seat or the other.
    expect(events.length).toBeGreaterThan(24)
    expect(events[0]?.title).toMatch(/^On call: Überlange Rufbereitschaft, die; sehr:/)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    for (const { from, to } of events.slice(1, -1)) expect(Date.parse(to) - Date.parse(from)).toBe(7 * 86_400_000)
  })

  test('a rota and a team have everybody, and the UID of a shift stays while others are changed', async () => {
    const [ofRota, ofTeam] = [
      await feedOf(ben, { kind: 'rota', subjectId: rota.id }),
      await feedOf(ben, { kind: 'team', subjectId: team.id }),
    ]
    const { text } = await fetched(ofRota.url)
    expect(text).not.toMatch(/^ATTACH/m)
    const before = eventsOf(text)
    expect(eventsOf((await fetched(ofTeam.url)).text)).toEqual(before)
    expect(before.map(({ title }) => title.split(':')[0]).sort()).toContain('Ada')
    const body = { seat: 'primary', personId: ben.actor.id, from: '2030-01-22T00:00:00Z', to: '2030-01-23T00:00:00Z' }
    const input = newOverrideSchema.parse({ ...body, id: '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a19' })
    await createOverride(ada.actor, rota.id, input)
    const after = eventsOf((await fetched(ofRota.url)).text)
    const kept = before.filter(({ uid }) => after.some((event) => event.uid === uid))
    expect(kept).toHaveLength(before.length)
    expect(after.length).toBeGreaterThanOrEqual(before.length)
  })

  test('a rota keeps its name once the rota is archived and has no shifts', async () => {
    const old = await aSavedRota({ by: ben.actor, people: [ben.actor], name: 'Old rota' })
    const { url } = await feedOf(ben, { kind: 'rota', subjectId: old.id })
    await query('update rota set archived_at = now() where id = $1', [old.id])
    const { text } = await fetched(url)
    expect([eventsOf(text), /^X-WR-CALNAME:(.*)$/m.exec(text)?.[1]?.trim()]).toEqual([[], 'On call: Old rota'])
  })

  test('a shift that goes on for longer than is shown keeps its beginning and its UID', async () => {
    const alone = await aSavedRota({ by: ben.actor, people: [ben.actor], rotation: { hasSecondary: false } })
    const { url } = await feedOf(ben, { kind: 'rota', subjectId: alone.id })
    const read = async (now: string) => {
      setClock(() => new Date(now))
      return eventsOf((await fetched(url)).text).map(({ uid, from }) => ({ uid, from }))
    }
    const before = await read('2030-01-12T12:00:00Z')
    expect(before).toEqual([{ uid: expect.any(String), from: new Date(at).toISOString() }])
    expect([await read('2030-04-01T12:34:56Z'), await read('2033-04-01T12:00:00Z')]).toEqual([before, before])
    setClock(() => new Date(at))
  })

  test('anything else than oneself, a rota or a team is refused', async () => {
    const path = async (body: object) => (await call(POST, ada, { body })).body.error.details.fields[0].path
    expect(await path({ kind: 'person', subjectId: ben.actor.id })).toBe('subjectId')
    expect(await path({ kind: 'rota' })).toBe('subjectId')
    expect(await path({ kind: 'team', subjectId: rota.id })).toBe('subjectId')
    const { secret } = await makeToken(ada.actor, { name: 'Reads', scope: 'read' })
    expect((await call(POST, { token: secret }, { body: { kind: 'person' } })).status).toBe(403)
  })
})

describe('[ROTA-19] an address', () => {
  test('is shown once: what is stored and listed does not tell it', async () => {
    const { id, url } = await feedOf(ada, { kind: 'person' })
    const secret = new URL(url).pathname.slice('/calendar/'.length, -'.ics'.length)
    const listed = (await call(GET, ada)).body
    expect(listed.feeds.find((feed: { id: string }) => feed.id === id)).toMatchObject({
      kind: 'person',
      subject: { name: 'Ada' },
      lastReadAt: null,
    })
    expect(JSON.stringify(listed)).not.toContain(secret)
    expect(JSON.stringify(await query('select * from calendar_feed'))).not.toContain(secret)
    await fetched(url)
    const read = (await call(GET, ada)).body.feeds.find((feed: { id: string }) => feed.id === id)
    expect(read.lastReadAt).toBe('2030-01-10T12:00:00.000Z')
    expect((await call(GET, ben)).body.feeds.some((feed: { id: string }) => feed.id === id)).toBe(false)
  })

  test('ends when it is taken away, by whose it is alone', async () => {
    const { id, url } = await feedOf(ada, { kind: 'person' })
    const remove = (as: SignedIn) => call(DELETE, as, { params: { id }, method: 'DELETE' })
    expect((await remove(ben)).status).toBe(404)
    expect((await fetched(url)).status).toBe(200)
    expect((await remove(ada)).status).toBe(204)
    expect((await remove(ada)).status).toBe(404)
    expect((await fetched(url)).status).toBe(404)
    expect((await fetched('http://localhost:3000/calendar/nothing.ics')).status).toBe(404)
    expect((await fetched(url.replace('.ics', ''))).status).toBe(404)
  })

  test('ends with who left, and does not come back with them', async () => {
    const gone = await signedInPerson('responder', 'Gone')
    const { url } = await feedOf(gone, { kind: 'rota', subjectId: rota.id })
    await removePerson(admin.actor, gone.actor.id)
    expect((await fetched(url)).status).toBe(404)
    const again = { email: gone.email, name: 'Gone', role: 'responder' as const, passwordHash: null }
    expect(await withTransaction((tx) => addNewPerson(tx, again))).toBe(gone.actor.id)
    expect((await fetched(url)).status).toBe(404)
  })

  test('that is asked for without end is told to wait', async () => {
    const { url } = await feedOf(ada, { kind: 'rota', subjectId: rota.id })
    const answers = []
    for (let n = 0; n < 61; n++) answers.push(await fetched(url))
    expect(answers.slice(0, 60).every(({ status }) => status === 200)).toBe(true)
    expect([answers.at(-1)?.status, answers.at(-1)?.headers.has('retry-after')]).toEqual([429, true])
  })
})
