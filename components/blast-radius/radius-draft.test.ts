import { expect, test } from 'vitest'
import { radiusDraftOf, revisionOf } from '@/components/blast-radius/radius-draft'
import { ben, cleo, InMemoryIncident, orphan, payments } from '@/lib/testing/in-memory-incident'
import { radius } from '@/lib/testing/room-plays'

test('[RADIUS-2] a revision of something else leaves the beginning as it was corrected since the last one', () => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  radius(20, 0, { since: '2026-03-02T03:00:00.000Z' })(room)
  room.run(ben, 'set-instants', { instants: { impactStartedAt: '2026-03-02T02:41:00.000Z' } })
  const draft = { ...radiusDraftOf(room.state), percent: '40' }
  room.run(cleo, 'revise-blast-radius', { ...revisionOf(draft, room.state, room.state), basedOn: 1 })
  expect(room.state.instants.impactStartedAt?.at).toBe('2026-03-02T02:41:00.000Z')
})

test('[RADIUS-2] [SITU-1] it takes back no service and no beginning that others stated while the form was open', () => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  const known = room.state
  const draft = { ...radiusDraftOf(known), percent: '40', who: 'EU checkouts' }
  room.run(ben, 'set-services', { serviceIds: [payments.id, orphan.id] })
  room.run(ben, 'set-instants', { instants: { impactStartedAt: '2026-03-02T02:41:00.000Z' } })
  room.run(cleo, 'revise-blast-radius', { ...revisionOf(draft, known, room.state), basedOn: 0 })
  expect(room.state.services).toEqual([payments, orphan])
  expect(room.state.radius).toMatchObject({
    since: '2026-03-02T02:41:00.000Z',
    services: [{ id: payments.id }, { id: orphan.id }],
  })
})
