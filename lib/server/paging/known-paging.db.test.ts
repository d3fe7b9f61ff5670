import { afterEach, expect, test } from 'vitest'
import { setClock } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { createPagingLookups } from '@/lib/server/paging/known-paging'
import { anAdmin, aPerson } from '@/lib/testing/factories'
import { aPagedService } from '@/lib/testing/paging-factories'
import { aSavedRota } from '@/lib/testing/rota-factories'

afterEach(() => setClock(null))

test('[ESC-3] a stage that is asked at the moment of a hand-over asks who had the seat, or who has it', async () => {
  const handOver = Date.parse('2030-06-10T09:00:00Z')
  setClock(() => new Date(handOver - 1))
  const [ada, ben] = [await aPerson(), await aPerson()]
  const layer = { startsOn: '2030-06-03', handoverAt: '09:00', turn: { count: 1, unit: 'weeks' as const }, windows: [] }
  const participantIds = [ada.id, ben.id]
  const rota = await aSavedRota({
    by: await anAdmin(),
    people: [ada, ben],
    rotation: { hasSecondary: false, layers: [{ ...layer, name: 'Week', participantIds }] },
  })
  const target = { kind: 'rota' as const, rotaId: rota.id, seat: 'primary' as const }
  const { service } = await aPagedService([{ afterMinutes: 5, targets: [target] }])
  await withTransaction(async (tx) => {
    const { load, known } = createPagingLookups(tx, { id: service.id, state: null, plans: new Map() })
    await load([{ services: [service.id] }])
    // The rest of the batch is decided a moment later.
    setClock(() => new Date(handOver + 1))
    const { plan } = known.planOf(service.id)!
    expect(known.peopleAt(plan, { kind: 'step', round: 0, step: 0 }).map(({ id }) => id)).toEqual([ada.id])
  })
})
