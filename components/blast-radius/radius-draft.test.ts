import { expect, test } from 'vitest'
import { radiusDraftOf, revisionOf } from '@/components/blast-radius/radius-draft'
import { ben, cleo, InMemoryIncident, payments } from '@/lib/testing/in-memory-incident'
import { radius } from '@/lib/testing/room-plays'

test('[RADIUS-2] a revision of something else leaves the beginning as it was corrected since the last one', () => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  radius(20, 0, { since: '2026-03-02T03:00:00.000Z' })(room)
  room.run(ben, 'set-instants', { instants: { impactStartedAt: '2026-03-02T02:41:00.000Z' } })
  const draft = { ...radiusDraftOf(room.state), percent: '40' }
  room.run(cleo, 'revise-blast-radius', { ...revisionOf(draft), basedOn: 1 })
  expect(room.state.instants.impactStartedAt?.at).toBe('2026-03-02T02:41:00.000Z')
})
