import { expect, test } from 'vitest'
import { now } from '@/lib/server/clock'
import { assembleCast } from '@/lib/server/demo/cast'
import { prepareRotas } from '@/lib/server/demo/rotas'
import { getRota } from '@/lib/server/queries/get-rota'
import { listMyShifts } from '@/lib/server/queries/list-my-shifts'
import { listRotas } from '@/lib/server/queries/list-rotas'

const DAY_MS = 86_400_000

test('the demo has rotas with somebody on, a gap, a request that waits and a hand-over that is near', async () => {
  const cast = await assembleCast()
  await prepareRotas(cast)
  const rotas = await listRotas(cast.people.hannah)
  expect(rotas.map(({ name }) => name)).toEqual(['Payments', 'Platform', 'Shop'])
  for (const { now: seats, people } of rotas) {
    expect(people.length).toBeGreaterThan(4)
    expect(people.length).toBeLessThan(9)
    for (const { person } of seats) expect(person).not.toBeNull()
  }
  expect(rotas.flatMap(({ now: seats }) => seats).some(({ isAccepted }) => isAccepted === false)).toBe(true)

  const [payments, platform, shop] = await Promise.all(
    ['payments', 'platform', 'shop'].map((key) => getRota(cast.people.ravi, key)),
  )
  expect(payments?.requests).toMatchObject([{ state: 'open', offers: [{ inReturn: null }] }])
  // Whoever has the nights has them by day.
  expect(payments?.problems.map(({ rule }) => rule).filter((rule) => /night|same/.test(rule))).toEqual([])
  expect(Date.parse(platform?.nextGap?.from ?? '')).toBeLessThan(now().getTime() + 5 * DAY_MS)
  expect(platform?.problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['too-few', 'skills']))
  expect(shop?.problems.map(({ rule }) => rule)).not.toContain('too-few')

  const past = { from: new Date(now().getTime() - 60 * DAY_MS).toISOString(), to: now().toISOString() }
  expect((await listMyShifts(cast.people.sam, past)).length).toBeGreaterThan(0)
  await prepareRotas(cast)
  expect(await listRotas(cast.people.hannah)).toEqual(rotas.map((rota) => ({ ...rota, id: rota.id })))
})
