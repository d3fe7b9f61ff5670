import type { PersonActor } from '@/lib/domain/actor'
import type { Layer, Rotation } from '@/lib/domain/on-call/rota'
import { newCoverOfferSchema, newCoverRequestSchema, newOverrideSchema } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { stintAt } from '@/lib/domain/on-call/stints'
import { zonedInstant } from '@/lib/domain/zoned-instant'
import { changeProfile, getProfile } from '@/lib/server/access/profile'
import { updateService } from '@/lib/server/catalogue/services'
import { setClock } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { findRotaRow } from '@/lib/server/db/rota-rows'
import { readRotas } from '@/lib/server/db/rotas'
import type { Cast } from '@/lib/server/demo/cast'
import type { PersonKey, ServiceKey, TeamKey } from '@/lib/server/demo/organisation'
import { changeRotation, createRota } from '@/lib/server/on-call/change-rota'
import { askForCover, offerCover } from '@/lib/server/on-call/cover-requests'
import { NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { createOverride } from '@/lib/server/on-call/overrides'
import { stableId } from '@/lib/server/stable-id'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** So long ago the rotas of the demo were made: they have a past. */
export const ROTAS_SINCE_DAYS = 70
const ZONE = 'Europe/London'
const WEEKS_BEFORE = 11

const knows: Partial<Record<PersonKey, string[]>> = {
  ravi: ['pci', 'postgres'],
  lin: ['kafka', 'postgres'],
  noor: ['pci'],
  jonas: ['kubernetes', 'oidc'],
  priya: ['kubernetes'],
  maja: ['react'],
  owen: ['elasticsearch', 'react'],
}
const needs: Partial<Record<ServiceKey, string[]>> = {
  'payments-api': ['pci'],
  ledger: ['kafka', 'postgres'],
  identity: ['oidc'],
  pipeline: ['kubernetes', 'terraform'],
  search: ['elasticsearch'],
}

interface DemoRota {
  name: string
  team: TeamKey
  people: PersonKey[]
  hasSecondary: boolean
  more?: (cast: Cast) => Layer[]
}

const demoRotas = {
  shop: {
    name: 'Shop',
    team: 'storefront',
    people: ['sam', 'maja', 'owen', 'ravi', 'noor', 'ines'],
    hasSecondary: true,
  },
  payments: {
    name: 'Payments',
    team: 'payments',
    people: ['ravi', 'tomas', 'jonas', 'owen', 'maja', 'ines'],
    hasSecondary: true,
    // After midnight in London it is day in Singapore and Dubai.
    more: ({ people }) => [
      layerOf('Nights, from the east', [people.lin.id, people.noor.id], {
        windows: [1, 2, 3, 4, 5].map((weekday) => ({
          from: { weekday, time: '00:00' },
          to: { weekday, time: '08:00' },
        })),
      }),
    ],
  },
  platform: {
    name: 'Platform',
    team: 'platform',
    people: ['jonas', 'priya', 'ada', 'tomas', 'lin'],
    hasSecondary: false,
  },
} as const satisfies Record<string, DemoRota>
type RotaKey = keyof typeof demoRotas

const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

const HAND_OVER = { hour: 9, minute: 30, second: 0, millisecond: 0 }

/** The day of the next half past nine in London. */
function handOverDay(): string {
  const days = [0, 1].map((count) => dayAt(Date.now() + count * DAY_MS))
  const next = days.find((day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
    return (zonedInstant({ year, month, day: date, ...HAND_OVER }, ZONE) ?? 0) > Date.now()
  })
  return next ?? dayAt(Date.now())
}

/** Weekly turns that are handed over within a day, so that the hand-over of the demo is near. */
const layerOf = (name: string, participantIds: string[], over: Partial<Layer> = {}): Layer => ({
  name,
  participantIds,
  startsOn: dayAt(Date.parse(handOverDay()) - WEEKS_BEFORE * 7 * DAY_MS),
  handoverAt: '09:30',
  turn: { count: 1, unit: 'weeks' },
  windows: [],
  ...over,
})

/** Makes the rotas of the demo, once: with a past, overrides, a request that waits, and a gap that is near. */
export async function prepareRotas(cast: Cast): Promise<void> {
  if (await withTransaction((tx) => findRotaRow(tx, 'shop'))) return
  await sayWhoKnowsWhat(cast)
  const shop = await makeRota(cast, 'shop')
  const payments = await makeRota(cast, 'payments')
  const platform = await makeRota(cast, 'platform')
  await overrideSome(cast, shop, payments)
  await askAndOffer(cast, payments)
  await leaveGap(cast, platform)
}

async function sayWhoKnowsWhat({ people, services }: Cast): Promise<void> {
  for (const [key, skills] of Object.entries(knows)) {
    const person = people[key as PersonKey]
    if ((await getProfile(person)).skills.length === 0) await changeProfile(person, { skills })
  }
  for (const [key, skills] of Object.entries(needs)) {
    await updateService(people.priya, services[key as ServiceKey], { skills })
  }
  await changeProfile(people.lin, { timeZone: 'Asia/Singapore' })
  await changeProfile(people.noor, { timeZone: 'Asia/Dubai' })
}

async function makeRota(cast: Cast, key: RotaKey): Promise<RotaDetail> {
  const { name, team, people, hasSecondary, more }: DemoRota = demoRotas[key]
  const week = layerOf(
    'Week',
    people.map((person) => cast.people[person].id),
  )
  const rotation: Rotation = { zone: ZONE, hasSecondary, layers: [week, ...(more?.(cast) ?? [])] }
  const madeAt = Date.now() - ROTAS_SINCE_DAYS * DAY_MS
  setClock(() => new Date(madeAt))
  try {
    return await createRota(cast.people.priya, { key, name, teamId: cast.teams[team], rotation })
  } finally {
    setClock(null)
  }
}

async function overrideSome({ people }: Cast, shop: RotaDetail, payments: RotaDetail): Promise<void> {
  const override = (
    by: PersonActor,
    rota: RotaDetail,
    person: PersonActor,
    from: number,
    hours: number,
    reason: string,
  ) =>
    createOverride(
      by,
      rota.id,
      newOverrideSchema.parse({
        id: stableId('demo-override', rota.id, reason),
        seat: 'primary',
        personId: person.id,
        from: new Date(from).toISOString(),
        to: new Date(from + hours * HOUR_MS).toISOString(),
        reason,
      }),
    )
  const midnight = Date.parse(dayAt(Date.now()))
  await override(people.maja, shop, people.owen, midnight + 3 * DAY_MS + 17 * HOUR_MS, 5, 'Parents’ evening')
  await override(people.sam, shop, people.sam, midnight + 9 * DAY_MS, 48, 'Sam takes the weekend of the sale')
  await override(people.ravi, payments, people.tomas, midnight + 5 * DAY_MS + 12 * HOUR_MS, 6, 'Dentist')
}

/** Whoever comes next but one asks for a day of their week, and somebody offers. */
async function askAndOffer({ people }: Cast, payments: RotaDetail): Promise<void> {
  const rota = await withTransaction(async (tx) => (await readRotas(tx, [payments.id])).get(payments.id) ?? NO_ROTA)
  const noon = Date.parse(dayAt(Date.now())) + 12 * HOUR_MS
  const from = noon + 10 * DAY_MS
  const { personId } = stintAt(rota, 'primary', from)
  const asker = Object.values(people).find(({ id }) => id === personId)
  if (!asker) return
  const request = newCoverRequestSchema.parse({
    id: stableId('demo-cover', payments.id),
    seat: 'primary',
    from: new Date(from).toISOString(),
    to: new Date(from + 8 * HOUR_MS).toISOString(),
    note: 'My daughter plays in a concert that evening',
  })
  await askForCover(asker, payments.id, request)
  const helper = asker.id === people.ravi.id ? people.tomas : people.ravi
  const offer = { id: stableId('demo-offer', payments.id), note: 'Gladly, I am at home that day' }
  await offerCover(helper, request.id, newCoverOfferSchema.parse(offer))
}

/** The hand-over moves to the afternoon, and nobody saw that the morning before the first one has nobody. */
async function leaveGap({ people }: Cast, platform: RotaDetail): Promise<void> {
  const day = Date.parse(dayAt(Date.now())) + 4 * DAY_MS
  const [week] = platform.rotation.layers
  if (!week) return
  const rotation = { ...platform.rotation, layers: [{ ...week, startsOn: dayAt(day), handoverAt: '16:00' }] }
  const from = new Date(day + 9 * HOUR_MS).toISOString()
  await changeRotation(people.priya, platform.id, { version: platform.version, rotation, from })
}
