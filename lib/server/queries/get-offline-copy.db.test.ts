import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { changeProfile } from '@/lib/server/access/profile'
import { getOfflineCopy } from '@/lib/server/queries/get-offline-copy'
import { listPeople } from '@/lib/server/queries/list-people'
import { aNote, anAdmin, anIncident, aPerson, aStakeholder, aTeam, run } from '@/lib/testing/factories'

const idsOf = async (actor: PersonActor, held: string[] = []) =>
  (await getOfflineCopy(actor, held)).rooms.map(({ id }) => id)

describe('[KEPT-3] the rooms a device should hold', () => {
  test('are those asked for, and the open incidents one takes part in', async () => {
    const [ada, ben] = [await aPerson(), await aPerson()]
    const mine = await anIncident({ by: ada })
    await run(mine, 'join', {}, ada)
    const others = await anIncident({ by: ben })
    const over = await anIncident({ by: ada })
    await run(over, 'join', {}, ada)
    await run(over, 'change-status', { status: 'resolved' }, ada)
    expect(await idsOf(ada)).toEqual([mine.id])
    expect((await idsOf(ada, [others.id, over.id])).sort()).toEqual([mine.id, others.id, over.id].sort())
  })

  test('are no more once somebody has left', async () => {
    const ada = await aPerson()
    const incident = await anIncident({ by: await aPerson() })
    await run(incident, 'join', {}, ada)
    expect(await idsOf(ada)).toEqual([incident.id])
    await run(incident, 'leave', {}, ada)
    expect(await idsOf(ada)).toEqual([])
  })

  test('come with the end of their logs', async () => {
    const ada = await aPerson()
    const incident = await anIncident({ by: ada })
    const headOf = async () => (await getOfflineCopy(ada, [incident.id])).rooms[0]?.headSeq ?? 0
    const before = await headOf()
    await aNote(incident, ada)
    expect(await headOf()).toBeGreaterThan(before)
  })
})

describe('[KEPT-4] what one may not see is not answered, and so forgotten', () => {
  test('a private incident, one made private, and one that never was, alike', async () => {
    const [ada, ben] = [await aPerson(), await aPerson()]
    const hidden = await anIncident({ by: ada, visibility: 'private' })
    const open = await anIncident({ by: ada })
    await run(open, 'join', {}, ben)
    expect(await idsOf(ben, [hidden.id, open.id, randomUUID()])).toEqual([open.id])
    await run(open, 'set-privacy', { visibility: 'private' }, ada)
    await run(open, 'remove-member', { personId: ben.id }, ada)
    expect(await idsOf(ben, [hidden.id, open.id])).toEqual([])
    expect((await idsOf(await anAdmin(), [hidden.id, open.id])).sort()).toEqual([hidden.id, open.id].sort())
  })
})

describe('[KEPT-9] phone numbers', () => {
  let ada: PersonActor
  beforeAll(async () => {
    ada = await aPerson({ name: 'Ada' })
    await aTeam({ name: 'Payments', members: [ada] })
    await changeProfile(ada, { phone: '+49 30 901820' })
  })
  const adaFor = async (viewer: PersonActor) =>
    (await getOfflineCopy(viewer, [])).people.find(({ id }) => id === ada.id)

  test('go to those who respond, with the teams', async () => {
    for (const viewer of [ada, await aPerson(), await anAdmin()]) {
      expect(await adaFor(viewer)).toEqual({
        id: ada.id,
        name: 'Ada',
        role: 'responder',
        phone: '+49 30 901820',
        teams: [{ id: expect.any(String), name: 'Payments' }],
      })
    }
  })

  test('are in no answer to a stakeholder', async () => {
    const reader = await aStakeholder()
    const answers = JSON.stringify([await getOfflineCopy(reader, []), await listPeople(reader)])
    expect(answers).toContain(ada.id)
    expect(answers).not.toContain('901820')
  })
})
