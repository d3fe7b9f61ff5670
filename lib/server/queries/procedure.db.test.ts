import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CHECKLISTS } from '@/lib/domain/incident/checklist'
import { CARD_SERVICES, STRANGERS_CARD } from '@/lib/domain/procedure-card'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { changeSetting } from '@/lib/server/organisation-settings'
import { getCard } from '@/lib/server/queries/get-card'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getLeverBoard } from '@/lib/server/queries/get-lever-board'
import { getOfflineCopy } from '@/lib/server/queries/get-offline-copy'
import { anAdmin, anIncident, aPerson, aService, aStakeholder, aTeam, run } from '@/lib/testing/factories'

const aLever = (service: { id: string }, kind: string, how: string) =>
  query(sql`insert into lever (id, service_id, kind, how) values (${randomUUID()}, ${service.id}, ${kind}, ${how})`)

async function aSender(): Promise<string> {
  const id = randomUUID()
  await query(
    sql`insert into integration (id, kind, name, key_hash, settings) values (${id}, 'changes', 'CI', ${Buffer.from(id)}, '{}')`,
  )
  return id
}

async function aDeploy(integrationId: string, service: { id: string }, version: string, at: string) {
  const id = randomUUID()
  await query(
    sql`insert into change (id, integration_id, dedup_key, kind, status, title, service_id, author, version, at, received_at, raw)
      values (${id}, ${integrationId}, ${id}, 'deploy', 'succeeded', ${`checkout ${version}`}, ${service.id}, 'Ravi', ${version},
              ${at}, ${at}, '{}')`,
  )
}

test('[PROC-2] an incident keeps the list it was declared with; the next one has the new one', async () => {
  const [admin, ada] = [await anAdmin(), await aPerson()]
  const before = await anIncident({ by: ada })
  const item = { id: 'noc', title: 'Does the control room know?', signal: 'by-hand' }
  await changeSetting(admin, 'checklists', { ...DEFAULT_CHECKLISTS, production: [item] })
  const after = await anIncident({ by: ada })
  await run(before, 'confirm-incident', { how: 'Seen' }, ada)
  await run(after, 'tick-checklist-item', { itemId: 'noc' }, ada)
  const titlesOf = async (id: string) => (await getIncident(ada, id)).checklist.map(({ title }) => title)
  expect(await titlesOf(before.id)).toEqual(DEFAULT_CHECKLISTS.production.map(({ title }) => title))
  expect((await getIncident(ada, after.id)).checklist).toMatchObject([{ ...item, reached: { by: { id: ada.id } } }])
  await changeSetting(admin, 'checklists', DEFAULT_CHECKLISTS)
})

test('[PROC-2] only admins set the lists, and not any list', async () => {
  const [admin, ada] = [await anAdmin(), await aPerson()]
  await expect(changeSetting(ada, 'checklists', DEFAULT_CHECKLISTS)).rejects.toMatchObject({ code: 'forbidden' })
  const twice = [DEFAULT_CHECKLISTS.drill[0], DEFAULT_CHECKLISTS.drill[0]]
  const wrong = changeSetting(admin, 'checklists', { ...DEFAULT_CHECKLISTS, drill: twice })
  await expect(wrong).rejects.toMatchObject({ code: 'invalid_input' })
})

test('[PROC-6] the board has the levers of the affected services, the last change and the last known good', async () => {
  const ada = await aPerson()
  const [hit, other] = [await aService({ name: 'Checkout' }), await aService({ name: 'Search' })]
  await aLever(hit, 'flag-off', 'Switch new-3ds off')
  await aLever(hit, 'roll-back', 'evenctl rollback')
  await aLever(other, 'roll-back', 'Not of this board')
  const sender = await aSender()
  await aDeploy(sender, hit, '#8407', '2026-03-01T10:00:00Z')
  await aDeploy(sender, hit, '#8409', '2026-03-02T10:00:00Z')
  await aDeploy(sender, hit, '#8412', '2026-03-04T09:38:00Z')
  await aDeploy(sender, hit, '#8413', '2026-03-04T11:00:00Z')
  await aDeploy(sender, other, '#1', '2026-03-04T09:59:00Z')
  const incident = await anIncident({ by: ada, serviceIds: [hit.id], occurredAt: '2026-03-04T10:00:00Z' })
  const { onset, services } = await getLeverBoard(ada, incident.key)
  expect(onset).toBe('2026-03-04T10:00:00.000Z')
  expect(services).toHaveLength(1)
  expect(services[0]).toMatchObject({
    id: hit.id,
    lastChange: { version: '#8412', author: 'Ravi' },
    lastKnownGood: { version: '#8409', inProductionMs: 171_480_000 },
  })
  expect(services[0]?.levers.map(({ kind, how, hasAction }) => [kind, how, hasAction])).toEqual([
    ['roll-back', 'evenctl rollback', false],
    ['flag-off', 'Switch new-3ds off', false],
  ])
})

describe('[PROC-8] the card', () => {
  test('names services by tier, their levers, and whom to call; numbers not to stakeholders', async () => {
    const ravi = await aPerson({ name: 'Ravi Menon' })
    await query(sql`update person set phone = '+41 79 555 01 02' where id = ${ravi.id}`)
    const team = await aTeam({ name: 'Payments', members: [await aPerson({ name: 'Adele' }), ravi] })
    const service = await aService({ name: 'Ledger of the bank', team })
    await query(sql`update service set tier = 1 where id = ${service.id}`)
    await aLever(service, 'roll-back', `First line\n${'and much more '.repeat(40)}`)
    const find = async (actor: typeof ravi) => (await getCard(actor)).services?.find(({ id }) => id === service.id)
    const known = await find(ravi)
    expect(known).toMatchObject({
      name: 'Ledger of the bank',
      team: 'Payments',
      tier: 1,
      levers: [{ kind: 'roll-back' }],
    })
    expect(known?.levers[0]?.how).toMatch(/^First line and much .*…$/)
    expect(known?.people).toMatchObject([
      { name: 'Ravi Menon', phone: '+41 79 555 01 02' },
      { name: 'Adele', phone: null },
    ])
    const forStakeholder = await find(await aStakeholder())
    expect(forStakeholder?.people.map(({ phone }) => phone)).toEqual([null, null])
    expect((await getOfflineCopy(ravi, [])).card).toEqual(await getCard(ravi))
  })

  test('holds as many services as fit, and says how many more there are', async () => {
    const ada = await aPerson()
    for (let n = 0; n < CARD_SERVICES + 3; n++) await aService({ name: `Service ${n}` })
    const { services, more } = await getCard(ada)
    expect(services).toHaveLength(CARD_SERVICES)
    expect(more).toBeGreaterThanOrEqual(3)
  })

  test('tells strangers nothing of the organisation', () => {
    expect(STRANGERS_CARD).toEqual({
      items: DEFAULT_CHECKLISTS.production.map(({ title }) => title),
      services: null,
      more: 0,
    })
  })
})
