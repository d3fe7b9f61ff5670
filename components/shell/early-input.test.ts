import { expect, test } from 'vitest'
import { beneathKept, earlyInputScript } from './early-input'

test('[FRONT-5] [VIEW-8] what was typed early takes the place of what the server drew, and goes beneath what was kept', () => {
  expect(beneathKept('', 'And more', '')).toBe('And more')
  expect(beneathKept('at: t+2m', 'at: soon', 'at: t+2m')).toBe('at: soon')
  expect(beneathKept('Half a line', 'And more', '')).toBe('Half a line\nAnd more')
  // It came to life before the last letters: they are there already.
  expect(beneathKept('Half a line', 'Half a line and more', 'Half a line')).toBe('Half a line and more')
  expect(beneathKept('Half a line and more', 'Half a line and more', '')).toBe('Half a line and more')
  // A field of one line is as it was left.
  expect(beneathKept('payments', 'checkout', undefined)).toBe('checkout')
})

test('[FRONT-5] of radio buttons that were pressed early one after the other, the last one is done again last', () => {
  const listeners = new Map<string, (event: { target: object }) => void>()
  const page: { evenkeelEarly?: { typed: Map<object, boolean> } } = {}
  const run = new Function('window', 'document', 'addEventListener', earlyInputScript)
  run(page, {}, (type: string, listener: (event: { target: object }) => void) => listeners.set(type, listener))
  const [day, night] = [1, 2].map((id) => ({ id, type: 'radio', checked: true }))
  for (const target of [day, night, day]) listeners.get('input')?.({ target: target as object })
  expect([...(page.evenkeelEarly?.typed.keys() ?? [])]).toEqual([night, day])
})
