import { expect, test } from 'vitest'
import { type Link, saveStateOf, saveWords } from './save-state'

const open: Link = { isConnected: true, isSynced: true, unacknowledged: 0, isReadOnly: false, isPatient: false }

test('[EDITOR-1] saved is said only when both sides agree and nothing waits for its acknowledgement', () => {
  expect(saveStateOf(open)).toBe('saved')
  expect(saveStateOf({ ...open, unacknowledged: 1 })).toBe('saving')
  expect(saveStateOf({ ...open, isSynced: false })).toBe('saving')
  expect(saveStateOf({ ...open, isConnected: false })).toBe('offline')
  expect(saveStateOf({ ...open, isConnected: false, isPatient: true })).toBe('connecting')
  expect(saveStateOf({ ...open, isSynced: false, unacknowledged: 1, isPatient: true })).toBe('connecting')
  expect(saveStateOf({ ...open, isReadOnly: true })).toBe('read-only')
  expect(saveStateOf({ ...open, isReadOnly: true, isConnected: false })).toBe('offline')
})

test('[EDITOR-1] offline says what only this device has', () => {
  expect(saveWords('offline', false, 'kept')).toBe('Offline')
  expect(saveWords('offline', true, 'kept')).toBe('Offline, kept on this device')
  expect(saveWords('offline', true, 'keeping')).toBe('Offline, keeping on this device')
  expect(saveWords('offline', true, 'never')).toBe('Offline, not kept: leave the tab open')
})
