import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { saveViewSchema } from '@/lib/domain/history/saved-view'
import { changeSavedView, deleteSavedView, listSavedViews, makeSavedView } from '@/lib/server/queries/saved-views'
import { anAdmin, aPerson, aStakeholder } from '@/lib/testing/factories'

const aView = (actor: PersonActor, name: string, isShared = false, query = 'severity=sev1') =>
  makeSavedView(actor, saveViewSchema.parse({ name, query, isShared }))

const namesFor = async (actor: PersonActor) => (await listSavedViews(actor)).map(({ name }) => name)

describe('saved views', () => {
  let ada: PersonActor
  let ben: PersonActor
  let admin: PersonActor
  beforeAll(async () => {
    ada = await aPerson()
    ben = await aStakeholder()
    admin = await anAdmin()
  })

  it('[HISTORY-5] are for their maker alone, or for everybody', async () => {
    await aView(ada, 'Mine')
    const shared = await aView(ada, 'Everybody’s', true)
    await aView(ben, 'Ben’s own')
    expect(await namesFor(ada)).toEqual(['Everybody’s', 'Mine'])
    expect(await namesFor(ben)).toEqual(['Ben’s own', 'Everybody’s'])
    expect(await namesFor(admin)).toEqual(['Everybody’s'])
    expect(shared).toMatchObject({ by: { id: ada.id, name: ada.name }, isShared: true })
  })

  it('[HISTORY-3] keep the canonical query, sort and columns with it', async () => {
    const { query } = await aView(
      ada,
      'Kept',
      false,
      '?columns=title,key&sort=title&severity=sev2,sev1&page=3&q=%20EU ',
    )
    expect(query).toBe('q=EU&severity=sev1,sev2&sort=title&columns=key,title')
    expect((await listSavedViews(ada)).find(({ name }) => name === 'Kept')?.query).toBe(query)
  })

  it('[HISTORY-5] have one name each, for one person', async () => {
    const first = await aView(ada, 'Monday')
    const second = await aView(ada, 'Tuesday')
    const refusal = { code: 'invalid_input', details: { fields: [{ path: 'name' }] } }
    await expect(aView(ada, 'Monday')).rejects.toMatchObject(refusal)
    await expect(changeSavedView(ada, second.id, { name: 'Monday' })).rejects.toMatchObject(refusal)
    await aView(ben, 'Monday')
    expect(await changeSavedView(ada, first.id, { name: 'Monday', isShared: true })).toMatchObject({ isShared: true })
    expect(await changeSavedView(ada, first.id, { query: 'q=db' })).toMatchObject({ name: 'Monday', query: 'q=db' })
  })

  it('[HISTORY-5] keep both of two changes that come at once', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await aView(ada, `Before ${round}`)
      await Promise.all([
        changeSavedView(ada, id, { name: `After ${round}` }),
        changeSavedView(ada, id, { isShared: true }),
        changeSavedView(ada, id, { query: 'q=db' }),
      ])
      const view = (await listSavedViews(ada)).find((one) => one.id === id)
      expect(view).toMatchObject({ name: `After ${round}`, isShared: true, query: 'q=db' })
      await deleteSavedView(ada, id)
    }
  })

  it('[HISTORY-5] are changed by their maker alone, and do not exist for others while they are private', async () => {
    const own = await aView(ada, 'Not yours')
    const shared = await aView(ada, 'Yours to see', true)
    for (const actor of [ben, admin]) {
      await expect(changeSavedView(actor, own.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(deleteSavedView(actor, own.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(changeSavedView(actor, shared.id, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(deleteSavedView(ben, shared.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteSavedView(ada, randomUUID())).rejects.toMatchObject({ code: 'not_found' })
    await expect(aView({ ...ada, scope: 'read' }, 'By a token')).rejects.toMatchObject({ code: 'forbidden' })
    await deleteSavedView(admin, shared.id)
    await deleteSavedView(ada, own.id)
    expect(await namesFor(ada)).not.toContain('Not yours')
    expect(await namesFor(ben)).not.toContain('Yours to see')
  })
})
