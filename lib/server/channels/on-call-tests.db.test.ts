import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { newPolicySchema } from '@/lib/domain/on-call/paging-inputs'
import { askingSteps } from '@/lib/server/channels/asking-steps'
import { changeOwnRule } from '@/lib/server/channels/own-notifications'
import { setClock } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { createPolicy } from '@/lib/server/paging/policies'
import { anAdmin, aPerson, aTeam, withSession } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { runDueTimers } from '@/lib/testing/run-timers'

let receiver: MailReceiver
let olga: PersonActor

beforeAll(async () => {
  receiver = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${receiver.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
  olga = await anAdmin()
})
afterAll(() => receiver.stop())
afterAll(() => setClock(null))
beforeEach(() => setClock(null))

test('[CHAN-11] at the beginning of a shift a test goes to who wants one, and to nobody else', async () => {
  const [ada, ben] = [await aPerson({ name: 'Ada' }), await aPerson({ name: 'Ben' })]
  const change = { version: 0, rule: { high: null, low: null }, testsShifts: true }
  await changeOwnRule(await withSession(ada), change)
  // A Thursday; hand-overs are on Mondays at 09:00 UTC.
  let at = Date.parse('2030-01-10T12:00:00Z')
  setClock(() => new Date(at))
  await aSavedRota({ by: olga, people: [ada, ben], from: '2030-01-10T12:00:00Z' })
  const tested = ({ id }: PersonActor) =>
    receiver.mails.filter(
      (mail) => mail.recipient === `${id}@example.org` && mail.subject === 'Test: your shift begins',
    ).length
  for (const instant of [
    '2030-01-14T08:55:00Z',
    '2030-01-14T09:00:00Z',
    '2030-01-14T09:05:00Z',
    '2030-01-14T09:40:00Z',
  ]) {
    at = Date.parse(instant)
    await runDueTimers()
  }
  // Both came on: one when the rota began, the other on Monday.
  expect([tested(ada), tested(ben)]).toEqual([1, 0])
})

test('[CHAN-3] the steps that may ask somebody are found, whether they name them, their rota or their team', async () => {
  const [ada, ben] = [await aPerson({ name: 'Ada' }), await aPerson({ name: 'Ben' })]
  const team = await aTeam({ members: [ada] })
  const rota = await aSavedRota({ by: olga, people: [ada] })
  const policy = (name: string, steps: object[]) =>
    createPolicy(olga, newPolicySchema.parse({ id: randomUUID(), name, steps }))
  await policy('By name', [
    { afterMinutes: 9, targets: [{ kind: 'person', personId: ada.id }] },
    { afterMinutes: 4, targets: [{ kind: 'person', personId: ada.id }] },
    { afterMinutes: 1, targets: [{ kind: 'person', personId: ben.id }] },
  ])
  await policy('By rota', [{ afterMinutes: 3, targets: [{ kind: 'rota', rotaId: rota.id, seat: 'primary' }] }])
  await policy('By team', [{ afterMinutes: 7, targets: [{ kind: 'team', teamId: team.id }] }])
  await policy('Not', [{ afterMinutes: 1, targets: [{ kind: 'webhook', url: 'https://bot.example/' }] }])
  const of = async ({ id }: PersonActor) =>
    (await withSnapshot((tx) => askingSteps(tx, id))).map(({ policy: { name }, step, minutes }) => [
      name,
      step,
      minutes,
    ])
  expect(await of(ada)).toEqual([
    ['By name', 2, 4],
    ['By rota', 1, 3],
    ['By team', 1, 7],
  ])
  expect(await of(ben)).toEqual([['By name', 3, 1]])
})
