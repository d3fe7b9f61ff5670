import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { request } from './api.ts'
import type { Installation } from './installation.ts'
import { createPerson, expectOk, type Person, signIn } from './people.ts'
import type { HttpChannel, ReceivedChannel, Receivers } from './receivers.ts'
import { until } from './until.ts'

/** Over what somebody wants to be told, and how many minutes after the page. */
export type OwnRule = readonly { channel: ReceivedChannel; afterMinutes: number }[]

export interface PagedPerson extends Person {
  /** How a message to them is addressed. */
  addresses: Partial<Record<ReceivedChannel, string>>
  rule: OwnRule
}

export interface PagingStage {
  /** Who asks for help. */
  asker: Person
  /** Of each step of the policy, those it asks. */
  steps: PagedPerson[][]
  serviceId: string
}

export interface Wanted {
  /** Of each step of the policy, whom it asks: the rule of each. Every step but the last waits a minute. */
  steps: readonly (readonly OwnRule[])[]
}

/** So many people who want to be told alike. */
export const alike = (count: number, rule: OwnRule): OwnRule[] => Array.from({ length: count }, () => rule)

/** How long every step but the last waits. */
export const STEP_MINUTES = 1
const FOR_ANSWERS_MINUTES = 60

const made = z.record(z.string(), z.looseObject({ id: z.string() }))
const versionedSchema = z.looseObject({ version: z.int() })
const methodsSchema = z.object({ methods: z.array(z.object({ id: z.string(), isAccount: z.boolean() })) })

/** A service whose policy asks one team after the other; everybody has proved how they are told, and set when. */
export async function pagedPeople(
  installation: Installation,
  receivers: Receivers,
  { steps: wanted }: Wanted,
): Promise<PagingStage> {
  const { origin } = installation
  const admin = await createPerson(installation, 'Admin', 'admin')
  const asker = await createPerson(installation, 'Asker')
  const byAdmin = await callerOf(admin)
  const { version } = versionedSchema.parse(await byAdmin('GET', '/settings/action-hosts'))
  await byAdmin('PUT', '/settings/action-hosts', { value: [receivers.host], version })
  await byAdmin('PUT', '/channels/ntfy', { server: receivers.origin, version: 0 })
  const account = { from: '+15005550006', apiUrl: receivers.origin, authToken: 'a-token' }
  const accounts = ACCOUNTS.map((accountSid) => ({ accountSid, ...account }))
  await byAdmin('PUT', '/channels/twilio', { accounts, version: 0 })

  const steps: PagedPerson[][] = []
  const policy: object[] = []
  for (const [index, rules] of wanted.entries()) {
    const members: PagedPerson[] = []
    for (const [place, rule] of rules.entries()) members.push(await member(index * 100 + place + 1, rule))
    steps.push(members)
    const personIds = members.map(({ id }) => id)
    const teamId = await make('team', '/teams', { key: `team-${index}`, name: `Team ${index}`, personIds })
    const afterMinutes = index === wanted.length - 1 ? FOR_ANSWERS_MINUTES : STEP_MINUTES
    policy.push({ afterMinutes, targets: [{ kind: 'team', teamId }] })
  }
  const serviceId = await make('service', '/services', { key: 'checkout', name: 'Checkout' })
  const policyId = await make('policy', '/policies', { id: randomUUID(), name: 'Checkout', steps: policy })
  await byAdmin('PATCH', `/services/${serviceId}`, { policyId })
  return { asker, steps, serviceId }

  async function member(number: number, rule: OwnRule): Promise<PagedPerson> {
    const person = await createPerson(installation, `On call ${number}`)
    const call = await callerOf(person)
    const { methods } = methodsSchema.parse(await call('GET', '/me/contact-methods'))
    const ids = new Map<ReceivedChannel, string>()
    const account = methods.find(({ isAccount }) => isAccount)
    if (account) ids.set('email', account.id)
    const addresses: PagedPerson['addresses'] = { email: person.email }
    for (const channel of ['webhook', 'ntfy', 'sms'] as const) {
      if (!rule.some((step) => step.channel === channel)) continue
      const address = addressOf(channel, person, number)
      addresses[channel] = address
      const id = randomUUID()
      ids.set(channel, id)
      const given = channel === 'webhook' ? receivers.origin + address : address
      await call('POST', '/me/contact-methods', { id, channel, address: given })
      await call('POST', `/me/contact-methods/${id}/verify`, { code: await codeAt(channel, address) })
    }
    const high = rule.map(({ channel, afterMinutes }) => ({ target: ids.get(channel), afterMinutes }))
    await call('PUT', '/me/notification-rules', { version: 0, rule: { high, low: null }, testsShifts: false })
    return { ...person, addresses, rule }
  }

  async function make(what: string, path: string, body: object): Promise<string> {
    const { [what]: one } = made.parse(await byAdmin('POST', path, body))
    if (!one) throw new Error(`The server made no ${what}`)
    return one.id
  }

  async function callerOf(person: Person) {
    const cookies = { cookie: await signIn(installation, person), origin }
    return async (method: string, path: string, body?: object) =>
      expectOk(await request(origin, cookies, `/api/v1${path}`, body, method))
  }

  async function codeAt(channel: HttpChannel, address: string): Promise<string> {
    let code: string | undefined
    await until(() => {
      const message = receivers.arrivals().findLast((one) => one.channel === channel && one.address === address)
      code = /code for Evenkeel is (\d{6})/.exec(message?.title ?? '')?.[1]
      return code !== undefined
    }, 10)
    return code ?? ''
  }
}

const addressOf = (channel: HttpChannel, { id }: Person, number: number): string =>
  ({ webhook: `/hooks/${id}`, ntfy: id, sms: `+4930901${1000 + number}` })[channel]

/** Of text messages, the first choice first. */
export const ACCOUNTS = ['1', '2'].map((digit) => `AC${digit.repeat(32)}`)
