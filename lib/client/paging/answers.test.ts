import { expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { type Answer, createAnswers } from './answers'

const unreachable = new AppError('unavailable', 'The server cannot be reached')
const nothing = () => {}
const acknowledge: Answer = { kind: 'acknowledge' }

test('[PAGE-14] pressed twice, an answer is sent once, and shows as given meanwhile', async () => {
  const answers = createAnswers(() => unreachable, 0)
  const { promise, resolve } = Promise.withResolvers<() => void>()
  const send = vi.fn(() => promise)
  const first = answers.give('page', acknowledge, send)
  await answers.give('page', { kind: 'decline', reason: 'asleep' }, send)
  expect(send).toHaveBeenCalledTimes(1)
  expect(answers.current().get('page')).toEqual({ answer: acknowledge, state: 'sending', error: null })
  resolve(nothing)
  await first
  expect(answers.current().size).toBe(0)
})

test('[PAGE-14] what was not sent stays with the reason, and can be sent again', async () => {
  const answers = createAnswers(() => unreachable, 0)
  await answers.give('page', acknowledge, () => Promise.reject(new Error('network')))
  expect(answers.current().get('page')).toEqual({ answer: acknowledge, state: 'failed', error: unreachable })
  await answers.give('page', acknowledge, () => Promise.resolve(nothing))
  expect(answers.current().size).toBe(0)
})

test('an answer of one page holds up no other, and listeners hear of each step', async () => {
  const answers = createAnswers(() => unreachable, 0)
  const heard = vi.fn()
  const stop = answers.subscribe(heard)
  const { promise, resolve } = Promise.withResolvers<() => void>()
  const slow = answers.give('slow', acknowledge, () => promise)
  await answers.give('quick', acknowledge, () => Promise.resolve(nothing))
  expect([...answers.current().keys()]).toEqual(['slow'])
  stop()
  resolve(nothing)
  await slow
  expect(heard).toHaveBeenCalledTimes(4)
})

test('[PAGE-14] an answer that was taken stands for a moment, so that a second tap meets no other button', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const answers = createAnswers(() => unreachable)
  const show = vi.fn()
  const send = vi.fn(() => Promise.resolve(show))
  void answers.give('page', acknowledge, send)
  await vi.advanceTimersByTimeAsync(500)
  expect(answers.current().get('page')?.state).toBe('taken')
  await answers.give('page', acknowledge, send)
  expect(show).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(500)
  expect(show).toHaveBeenCalledTimes(1)
  expect(send).toHaveBeenCalledTimes(1)
  expect(answers.current().size).toBe(0)
})
