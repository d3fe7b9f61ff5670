import { randomUUID } from 'node:crypto'
import { PUT as saveRule } from '@/app/api/v1/me/notification-rules/route'
import type { OrganisationRole, PersonActor } from '@/lib/domain/actor'
import type { Channel } from '@/lib/domain/on-call/channel'
import type { RuleStep } from '@/lib/domain/on-call/personal-rule'
import { subscribeDevice } from '@/lib/server/channels/own-subscriptions'
import { NTFY_KEY, TWILIO_KEY } from '@/lib/server/channels/provider-settings'
import { sealChannel } from '@/lib/server/channels/sealed'
import { serverKeys } from '@/lib/server/channels/vapid'
import { now } from '@/lib/server/clock'
import { insertMethod } from '@/lib/server/db/contact-methods'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { query, withTransaction } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { changeSetting } from '@/lib/server/organisation-settings'
import { call } from '@/lib/testing/api'
import { aPerson } from '@/lib/testing/factories'
import { signInAgain } from '@/lib/testing/signed-in'
import { type Arrival, type Outside, SECOND_ACCOUNT } from '@/lib/testing/smoke/outside'
import { STAND_IN_ACCOUNT, STAND_IN_TOKEN } from '@/lib/testing/twilio-stand-in'

/** Somebody who is signed in. */
export interface SmokePerson {
  id: string
  name: string
  email: string
  cookie: string
  actor: PersonActor
  /** Ids of the ways to reach them. */
  methods: Partial<Record<Channel, string>>
}

interface Wants {
  role?: OrganisationRole
  /** Besides the mail address that everybody has. */
  has?: readonly ('sms' | 'voice' | 'ntfy' | 'push')[]
}

/** The people of the suite and their devices; Olga is the only admin, so she alone is the last fallback. */
export async function smokePeople(outside: Outside) {
  /** Whose an address is. */
  const owners = new Map<string, string>()
  const lately = new Map<string, Arrival>()
  let made = 0

  async function person(name: string, { role = 'responder', has = [] }: Wants = {}): Promise<SmokePerson> {
    const { id } = await aPerson({ name, role })
    const { actor, cookie } = await signInAgain(id)
    const email = `${id}@example.org`
    owners.set(email, name)
    const [account] = await query<{ id: string }>(sql`select id from contact_method where person_id = ${id}`)
    const methods: SmokePerson['methods'] = { email: account!.id }
    for (const channel of has) methods[channel] = await addMethod(actor, channel)
    return { id, name, email, actor, cookie, methods }
  }

  async function addMethod(actor: PersonActor, channel: 'sms' | 'voice' | 'ntfy' | 'push'): Promise<string> {
    made += 1
    if (channel === 'push') {
      const subscription = outside.push.subscribe(serverKeys().publicKey)
      owners.set(subscription.endpoint, actor.name)
      const method = await subscribeDevice(actor, {
        ...subscription,
        serverKey: serverKeys().publicKey,
        label: `Phone ${made}`,
      })
      return method.id
    }
    const id = randomUUID()
    const address = channel === 'ntfy' ? `topic-${made}` : `+49309018${1000 + made}`
    owners.set(address, actor.name)
    const method = { id, personId: actor.id, channel, address, label: channel, sealed: null }
    await withTransaction((tx) => insertMethod(tx, { ...method, verifiedAt: now(), createdAt: now() }))
    return id
  }

  const olga = await person('Olga', { role: 'admin' })
  await changeSetting(olga.actor, 'action-hosts', ['127.0.0.1'])
  const account = { accountSid: STAND_IN_ACCOUNT, from: '+15005550006', apiUrl: outside.twilio.apiUrl }
  const second = { ...account, accountSid: SECOND_ACCOUNT, apiUrl: outside.secondTwilio.apiUrl }
  const sealed = await sealChannel({ token: STAND_IN_TOKEN })
  const accounts = [account, second].map((one) => ({ ...one, sealed }))
  await saveSettingRow(TWILIO_KEY, accounts, olga.id, now())
  await saveSettingRow(NTFY_KEY, { server: outside.web.origin, sealed: null }, olga.id, now())

  return {
    olga,
    person,
    /** Somebody of each name, with nothing but mail. */
    people: <Names extends readonly string[]>(...names: Names) =>
      Promise.all(names.map((name) => person(name))) as Promise<{ [Index in keyof Names]: SmokePerson }>,
    /** How somebody wants to be told of pages of high urgency: `[['sms', 3]]` by text after three minutes. */
    async wants(one: SmokePerson, steps: readonly (readonly [Channel, number])[], testsShifts = false) {
      const high: RuleStep[] = steps.map(([channel, afterMinutes]) => ({
        target: channel === 'push' ? 'push' : (one.methods[channel] ?? ''),
        afterMinutes,
      }))
      const body = { version: 0, rule: { high: steps.length > 0 ? high : null, low: null }, testsShifts }
      const answer = await call(saveRule, one, { method: 'PUT', body })
      if (answer.status !== 200) throw new Error(`The rule was refused: ${JSON.stringify(answer.body)}`)
    },
    /** Nothing can reach them any more. */
    losesAll: (one: SmokePerson) => query(sql`delete from contact_method where person_id = ${one.id}`),
    /** The words of the last message over a channel to somebody. */
    lastTold: (one: SmokePerson, channel: Channel): string => lately.get(`${one.name} ${channel}`)?.words ?? '',
    /** Whose message it is. */
    noteArrival(arrival: Arrival): string {
      const name = owners.get(arrival.to) ?? arrival.to
      lately.set(`${name} ${arrival.channel}`, arrival)
      return name
    },
  }
}
