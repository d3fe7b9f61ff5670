import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { type Answer, createOutbox } from './outbox'
import type { StoredCommand } from './outbox-item'

/** An outbox on a network, a clock and a storage that the test holds in its hands. */
function set(kept: StoredCommand[] = []) {
  const sent: { command: StoredCommand; ageMs: number; answer: (answer: Answer | Error) => void }[] = []
  const timers: { run: () => void; ms: number }[] = []
  const stored = new Map(kept.map((command) => [command.commandId, command]))
  const answers: Answer[] = []
  const clock = { wall: 1_000_000, tick: 5000 }
  const outbox = createOutbox({
    storage: {
      load: async () => [...stored.values()],
      put: async (command) => void stored.set(command.commandId, command),
      remove: async (commandId) => void stored.delete(commandId),
    },
    send: (command, ageMs) =>
      new Promise((resolve, reject) => {
        const answer = (value: Answer | Error) => (value instanceof Error ? reject(value) : resolve(value))
        sent.push({ command, ageMs, answer })
      }),
    wallClock: () => clock.wall,
    tick: () => clock.tick,
    later(run, ms) {
      const timer = { run, ms }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    onAnswer: (_incidentId, answer) => void answers.push(answer),
  })
  const states = () => outbox.getItems().map(({ commandId, state }) => `${commandId}:${state}`)
  const add = (commandId: string, incidentId = 'i1') =>
    outbox.add({ incidentId, name: 'add-entry', input: {}, commandId })
  return { outbox, sent, timers, stored, answers, clock, states, add }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const eventAt = (seq: number, commandId: string) => ({ seq, commandId }) as IncidentEvent
const answerOf = (seq: number, commandId: string): Answer => ({ events: [eventAt(seq, commandId)], headSeq: seq })

test('[VIEW-3] sends one at a time and in order for each incident, side by side for several', async () => {
  const { sent, add, states } = set()
  add('a')
  add('b')
  add('c', 'i2')
  expect(sent.map(({ command }) => command.commandId)).toEqual(['a', 'c'])
  expect(states()).toEqual(['a:sending', 'b:queued', 'c:sending'])
  sent[0]!.answer(answerOf(2, 'a'))
  await settle()
  expect(sent.map(({ command }) => command.commandId)).toEqual(['a', 'c', 'b'])
})

test('[VIEW-2] a saved command stays in view until its event is applied, and is forgotten by the storage at once', async () => {
  const { outbox, sent, add, states, stored, answers } = set()
  add('a')
  sent[0]!.answer(answerOf(7, 'a'))
  await settle()
  expect(states()).toEqual(['a:saved'])
  expect(stored.size).toBe(0)
  expect(answers).toHaveLength(1)
  outbox.settle('i1', 6)
  expect(states()).toEqual(['a:saved'])
  outbox.settle('i1', 7)
  expect(states()).toEqual([])
})

test('[CMD-6] a command that changed nothing leaves with its answer', async () => {
  const { sent, add, states } = set()
  add('a')
  sent[0]!.answer({ events: [], headSeq: 4 })
  await settle()
  expect(states()).toEqual([])
})

test('[VIEW-3] an unreachable server is asked again with the same command, later and later, and others wait their turn', async () => {
  const { outbox, sent, timers, add, states } = set()
  add('a')
  add('b')
  for (let n = 0; n < 7; n += 1) {
    sent[n]!.answer(new AppError('unavailable', 'Away'))
    await settle()
    expect(states()).toEqual(['a:waiting', 'b:queued'])
    expect(timers).toHaveLength(1)
    if (n < 6) timers.splice(0, 1)[0]!.run()
  }
  expect(sent.map(({ command }) => command.commandId)).toEqual(Array(7).fill('a'))
  expect(timers[0]?.ms).toBe(15_000)
  outbox.wake()
  expect(sent).toHaveLength(8)
  sent[7]!.answer(answerOf(2, 'a'))
  await settle()
  expect(sent[8]?.command.commandId).toBe('b')
})

test('[API-7] waits as long as the server asks', async () => {
  const { sent, timers, add } = set()
  add('a')
  sent[0]!.answer(new AppError('rate_limited', 'Slow down', { retryAfterSeconds: 9 }))
  await settle()
  expect(timers.map(({ ms }) => ms)).toEqual([9000])
})

test('[VIEW-3] a refused command is parked with its reason and stops nobody; it can be tried again or let go', async () => {
  const { outbox, sent, stored, add, states } = set()
  add('a')
  add('b')
  sent[0]!.answer(new AppError('rule_refused', 'Say why.', { rule: 'SEV-3' }))
  await settle()
  expect(states()).toEqual(['a:refused', 'b:sending'])
  expect(outbox.getItems()[0]?.refusal).toMatchObject({ message: 'Say why.', details: { rule: 'SEV-3' } })
  expect(stored.get('a')?.refusal?.message).toBe('Say why.')
  sent[1]!.answer(answerOf(2, 'b'))
  await settle()
  outbox.retry('a')
  expect(sent[2]?.command.commandId).toBe('a')
  sent[2]!.answer(new AppError('rule_refused', 'Still no.'))
  await settle()
  outbox.discard('a')
  expect(states()).toEqual(['b:saved'])
  expect(stored.has('a')).toBe(false)
})

test('[VIEW-3] a command that only ever meets a bug is parked, so that it blocks nothing', async () => {
  const { sent, timers, add, states } = set()
  add('a')
  add('b')
  for (let n = 0; n < 5; n += 1) {
    sent[n]!.answer(new TypeError('undefined is not a function'))
    await settle()
    timers.splice(0, 1)[0]?.run()
  }
  expect(states()).toEqual(['a:refused', 'b:sending'])
})

test('[VIEW-3] signed out: everything waits until somebody is signed in again', async () => {
  const { outbox, sent, add, states } = set()
  add('a')
  sent[0]!.answer(new AppError('unauthenticated', 'Sign in'))
  await settle()
  add('b')
  expect(sent).toHaveLength(1)
  expect(states()).toEqual(['a:waiting', 'b:queued'])
  outbox.wake()
  expect(sent[1]?.command.commandId).toBe('a')
})

test('[VIEW-2] an event that comes by the socket first confirms the command, and its late answer changes nothing', async () => {
  const { outbox, sent, add, states, answers, stored } = set()
  add('a')
  add('b')
  outbox.confirm(new Set(['a']))
  expect(states()).toEqual(['b:queued'])
  expect(stored.has('a')).toBe(false)
  sent[0]!.answer(answerOf(2, 'a'))
  await settle()
  expect(states()).toEqual(['b:sending'])
  expect(answers).toHaveLength(1)
})

test('[VIEW-4] what a page left unsent is taken up in order by the next one', async () => {
  const before = set()
  before.add('a')
  before.add('b')
  const after = set([...before.stored.values()])
  await after.outbox.restore()
  expect(after.states()).toEqual(['a:sending', 'b:queued'])
})

test('[CLOCK-2] tells how old a command is, through sleep and reload, and never that it is from the future', async () => {
  const { outbox, sent, timers, clock, add } = set()
  add('a')
  expect(sent[0]?.ageMs).toBe(0)
  sent[0]!.answer(new AppError('unavailable', 'Away'))
  await settle()
  clock.tick += 60_000
  clock.wall -= 3_600_000
  outbox.wake()
  expect(sent[1]?.ageMs).toBe(60_000)
  sent[1]!.answer(new AppError('unavailable', 'Away'))
  await settle()
  clock.wall += 3_600_000 + 90_000
  timers.length = 0
  outbox.wake()
  expect(sent[2]?.ageMs).toBe(90_000)
})
