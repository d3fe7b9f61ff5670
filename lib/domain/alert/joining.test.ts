import { expect, test } from 'vitest'
import { spokenJoining } from './joining'

test('[ALERT-1] an incident explains why its alerts are there', () => {
  expect(spokenJoining({ because: 'opened', windowMinutes: null })).toBe('opened because no incident was there to join')
  expect(spokenJoining({ because: 'same-service', windowMinutes: null })).toBe(
    'joined because an incident on their service was open',
  )
  expect(spokenJoining({ because: 'same-integration', windowMinutes: 30 }, 2)).toBe(
    'joined because the incident of their integration had alerts within 30 minutes; 2 of them come and go',
  )
  expect(spokenJoining({ because: 'flapping', windowMinutes: 30 }, 1)).toBe(
    'stayed because they come and go (within 30 minutes), which pages nobody again',
  )
})
