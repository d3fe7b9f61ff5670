import { expect, test } from 'vitest'
import { ben, dana, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { change, changed } from '@/lib/testing/room-plays'
import { unclaimedChanges } from './unclaimed-changes'

const room = () => {
  const made = new InMemoryIncident()
  changed(made)
  expect(unclaimedChanges(made.state).map((noticed) => noticed.change.id)).toEqual([change.id])
  return made
}

test('[CHANGE-9] nobody is asked whose a change is once somebody has claimed it', () => {
  const claimed = room()
  claimed.run(dana, 'claim-change', { changeId: change.id })
  expect(unclaimedChanges(claimed.state)).toEqual([])
})

test('[CHANGE-10] nor once it was ruled out, until that is taken back', () => {
  const ruledOut = room()
  ruledOut.run(ben, 'rule-out-change', { changeId: change.id, because: 'It is a rehearsal.' })
  expect(unclaimedChanges(ruledOut.state)).toEqual([])
  ruledOut.run(ben, 'rule-in-change', { changeId: change.id })
  expect(unclaimedChanges(ruledOut.state)).toHaveLength(1)
})
