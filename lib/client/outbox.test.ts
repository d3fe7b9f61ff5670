import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { fakeBrowser, settled } from '@/lib/testing/fake-browser'
import type { Answer } from './outbox-item'

/** One tab, and a way to hand it commands. */
async function oneTab(browser = fakeBrowser()) {
  const tab = browser.openTab()
  await settled()
  const add = (commandId: string, incidentId = 'i1', input: unknown = {}) =>
    tab.outbox.add({ incidentId, incidentKey: 'INC-1', name: 'add-entry', input, commandId })
  return { ...browser, ...tab, add }
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const entry = (n: number, text: string) => ({ entryId: uuid(n), kind: 'note', text })
const eventAt = (seq: number, commandId: string) => ({ seq, commandId, payload: null }) as unknown as IncidentEvent
const answerOf = (seq: number, commandId: string): Answer => ({ events: [eventAt(seq, commandId)], headSeq: seq })
const logged = (seq: number, commandId: string, n: number, text: string): Answer => ({
  events: [{ seq, commandId, payload: { entryId: uuid(n), text } } as unknown as IncidentEvent],
  headSeq: seq,
})
const away = new AppError('unavailable', 'Away')

test('[VIEW-3] sends one at a time and in order for each incident, side by side for several', async () => {
  const { sent, add, states } = await oneTab()
  add('a')
  add('b')
  add('c', 'i2')
  await settled()
  expect(sent.map(({ command }) => command.commandId)).toEqual(['a', 'c'])
  expect(states()).toEqual(['a:sending', 'b:queued', 'c:sending'])
  sent[0]!.answer(answerOf(2, 'a'))
  await settled()
  expect(sent.map(({ command }) => command.commandId)).toEqual(['a', 'c', 'b'])
})

test('[OUTBOX-1] a command is on screen at once, and counts as kept when the browser has written it down', async () => {
  const { add, outbox, stored } = await oneTab()
  add('a')
  expect(outbox.getItems()).toMatchObject([{ commandId: 'a', keeping: 'writing' }])
  await settled()
  expect(outbox.getItems()).toMatchObject([{ commandId: 'a', keeping: 'kept' }])
  expect([...stored.keys()]).toEqual(['a'])
})

test('[OUTBOX-1] a browser that keeps nothing says so, and still sends', async () => {
  const { add, outbox, sent, states } = await oneTab(fakeBrowser({ keeps: false }))
  add('a')
  await settled()
  expect(outbox.getItems()).toMatchObject([{ keeping: 'failed' }])
  sent[0]!.answer(answerOf(2, 'a'))
  await settled()
  expect(states()).toEqual([])
})

test('[VIEW-2] a saved command stays in view until its event is applied, and is forgotten by the storage at once', async () => {
  const { outbox, sent, add, states, stored } = await oneTab()
  add('a')
  await settled()
  sent[0]!.answer({ ...answerOf(7, 'a'), headSeq: 6 })
  await settled()
  expect(states()).toEqual(['a:saved'])
  expect(stored.size).toBe(0)
  outbox.settle('i1', 7)
  expect(states()).toEqual([])
})

test('[CMD-6] a command that changed nothing leaves with its answer', async () => {
  const { sent, add, states } = await oneTab()
  add('a')
  await settled()
  sent[0]!.answer({ events: [], headSeq: 4 })
  await settled()
  expect(states()).toEqual([])
})

test('[VIEW-3] an unreachable server is asked again with the same command, later and later, and others wait their turn', async () => {
  const { outbox, sent, timers, runTimers, add, states } = await oneTab()
  add('a')
  add('b')
  await settled()
  const pauses: number[] = []
  for (let n = 0; n < 7; n += 1) {
    sent[n]!.answer(away)
    await settled()
    expect(states()).toEqual(['a:waiting', 'b:queued'])
    expect(timers).toHaveLength(1)
    pauses.push(timers[0]!.ms)
    if (n < 6) runTimers()
    await settled()
  }
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000])
  expect(sent.map(({ command }) => command.commandId)).toEqual(Array(7).fill('a'))
  outbox.wake()
  await settled()
  expect(sent).toHaveLength(8)
  sent[7]!.answer(answerOf(2, 'a'))
  await settled()
  expect(sent[8]?.command.commandId).toBe('b')
})

test('[OUTBOX-5] while the server cannot be reached nothing is sent, so that nothing is uncertain', async () => {
  const { outbox, network, sent, add, states, stored } = await oneTab()
  network.isReachable = false
  add('a')
  await settled()
  expect(states()).toEqual(['a:waiting'])
  expect(sent).toHaveLength(0)
  expect(stored.get('a')?.isUncertain).toBe(false)
  network.isReachable = true
  outbox.wake()
  await settled()
  expect(stored.get('a')?.isUncertain).toBe(true)
  sent[0]!.answer(new AppError('rule_refused', 'No.'))
  await settled()
  expect(stored.get('a')?.isUncertain).toBe(false)
})

test('[OUTBOX-1] without an answer for some seconds a command is said to wait, and is left on its way', async () => {
  const { sent, runTimers, add, states } = await oneTab()
  add('a')
  await settled()
  expect(states()).toEqual(['a:sending'])
  runTimers()
  expect(states()).toEqual(['a:waiting'])
  expect(sent).toHaveLength(1)
  sent[0]!.answer(answerOf(2, 'a'))
  await settled()
  expect(states()).toEqual([])
})

test('[API-7] waits as long as the server asks', async () => {
  const { sent, timers, add } = await oneTab()
  add('a')
  await settled()
  sent[0]!.answer(new AppError('rate_limited', 'Slow down', { retryAfterSeconds: 9 }))
  await settled()
  expect(timers.map(({ ms }) => ms)).toEqual([9000])
})

test('[VIEW-3] a refused command is parked with its reason and stops nobody; it can be tried again or let go', async () => {
  const { outbox, sent, stored, add, states } = await oneTab()
  add('a')
  add('b')
  await settled()
  sent[0]!.answer(new AppError('rule_refused', 'Say why.', { rule: 'SEV-3' }))
  await settled()
  expect(states()).toEqual(['a:refused', 'b:sending'])
  expect(outbox.getItems()[0]?.refusal).toMatchObject({ message: 'Say why.', details: { rule: 'SEV-3' } })
  expect(stored.get('a')?.refusal?.message).toBe('Say why.')
  sent[1]!.answer(answerOf(2, 'b'))
  await settled()
  outbox.retry('a')
  await settled()
  expect(sent[2]?.command.commandId).toBe('a')
  sent[2]!.answer(new AppError('rule_refused', 'Still no.'))
  await settled()
  await outbox.discard('a')
  expect(states()).toEqual([])
  expect(stored.has('a')).toBe(false)
})

test('[VIEW-3] a command that only ever meets a bug is parked, so that it blocks nothing', async () => {
  const { sent, runTimers, add, states } = await oneTab()
  add('a')
  add('b')
  await settled()
  for (let n = 0; n < 5; n += 1) {
    sent[n]!.answer(new TypeError('undefined is not a function'))
    await settled()
    runTimers()
    await settled()
  }
  expect(states()).toEqual(['a:refused', 'b:waiting'])
  expect(sent.at(-1)?.command.commandId).toBe('b')
})

test('[VIEW-3] signed out: everything waits until somebody is signed in again', async () => {
  const { outbox, sent, add, states } = await oneTab()
  add('a')
  await settled()
  sent[0]!.answer(new AppError('unauthenticated', 'Sign in'))
  await settled()
  add('b')
  await settled()
  expect(sent).toHaveLength(1)
  expect(states()).toEqual(['a:waiting', 'b:queued'])
  outbox.wake()
  await settled()
  expect(sent[1]?.command.commandId).toBe('a')
})

test('[VIEW-2] an event that comes by the socket first confirms the command, and its late answer changes nothing', async () => {
  const { outbox, sent, add, states, answers, stored } = await oneTab()
  add('a')
  add('b')
  await settled()
  outbox.confirm([eventAt(2, 'a')])
  await settled()
  expect(states()).toEqual(['b:queued'])
  expect(stored.has('a')).toBe(false)
  sent[0]!.answer(answerOf(2, 'a'))
  await settled()
  expect(states()).toEqual(['b:sending'])
  expect(answers).toHaveLength(1)
})

test('[CLOCK-2] tells how old a command is, through sleep and reload, and never that it is from the future', async () => {
  const { outbox, sent, clock, add } = await oneTab()
  add('a')
  await settled()
  expect(sent[0]?.ageMs).toBe(0)
  sent[0]!.answer(away)
  await settled()
  clock.tick += 60_000
  clock.wall -= 3_600_000
  outbox.wake()
  await settled()
  expect(sent[1]?.ageMs).toBe(60_000)
  sent[1]!.answer(away)
  await settled()
  clock.wall += 3_600_000 + 90_000
  outbox.wake()
  await settled()
  expect(sent[2]?.ageMs).toBe(90_000)
})

test('[OUTBOX-4] an entry that has not arrived is edited in its place', async () => {
  const { outbox, network, sent, add, stored } = await oneTab()
  network.isReachable = false
  add('a', 'i1', entry(1, 'Typo'))
  add('b', 'i1', entry(2, 'Later'))
  await settled()
  outbox.amend('a', entry(1, 'Mended'))
  await settled()
  expect(stored.get('a')?.input).toEqual(entry(1, 'Mended'))
  network.isReachable = true
  outbox.wake()
  await settled()
  expect(sent.map(({ command }) => command)).toMatchObject([{ commandId: 'a', input: entry(1, 'Mended') }])
})

test('[OUTBOX-4] edited while it was on its way, an entry that was logged is corrected', async () => {
  const { outbox, sent, add, states } = await oneTab()
  add('a', 'i1', entry(1, 'Typo'))
  await settled()
  outbox.amend('a', entry(1, 'Mended'))
  sent[0]!.answer(logged(2, 'a', 1, 'Typo'))
  await settled()
  expect(sent[1]?.command).toMatchObject({ name: 'correct-entry', input: { entryId: uuid(1), text: 'Mended' } })
  sent[1]!.answer(answerOf(3, sent[1]!.command.commandId))
  await settled()
  expect(states()).toEqual([])
})

test('[OUTBOX-4] what is in the log by now has no place for other words any more', async () => {
  const { outbox, sent, add } = await oneTab()
  add('a', 'i1', entry(1, 'Typo'))
  await settled()
  expect(outbox.amend('a', entry(1, 'On its way'))).toBe(true)
  sent[0]!.answer(logged(2, 'a', 1, 'On its way'))
  await settled()
  expect(outbox.amend('a', entry(1, 'Mended'))).toBe(false)
  outbox.settle('i1', 2)
  expect(outbox.amend('a', entry(1, 'Mended'))).toBe(false)
})

test('[OUTBOX-4] edited after an answer was lost, an entry is logged with the new words or corrected', async () => {
  const { outbox, sent, add, states, stored } = await oneTab()
  add('a', 'i1', entry(1, 'Typo'))
  await settled()
  sent[0]!.answer(away)
  await settled()
  outbox.amend('a', entry(1, 'Mended'))
  outbox.wake()
  await settled()
  expect(sent[1]?.command).toMatchObject({ commandId: 'a', input: entry(1, 'Mended') })
  sent[1]!.answer(new AppError('command_id_reused', 'Used with another input'))
  await settled()
  expect(sent[2]?.command).toMatchObject({ name: 'correct-entry', input: { entryId: uuid(1), text: 'Mended' } })
  expect(states()).toEqual(['new-1:sending'])
  expect([...stored.keys()]).toEqual(['new-1'])
})

test('[OUTBOX-5] what was let go can be put back at its place', async () => {
  const { outbox, network, add, states, stored } = await oneTab()
  network.isReachable = false
  add('a')
  add('b')
  await settled()
  const a = outbox.getItems()[0]!
  await outbox.discard('a')
  expect([...stored.keys()]).toEqual(['b'])
  outbox.putBack(a)
  await settled()
  expect(states()).toEqual(['a:queued', 'b:queued'])
  expect([...stored.keys()].sort()).toEqual(['a', 'b'])
})
