import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { AlertRating } from '@/lib/domain/alert/rating'
import { ratingMutation } from './ratings'

afterEach(() => vi.unstubAllGlobals())

test('what is pressed while an earlier press is saved stays, and is saved after it', async () => {
  const queries = new QueryClient()
  const key = ['alert-ratings', 'inc']
  const mine = () => queries.getQueryData<{ ratings: { mine: object }[] }>(key)?.ratings[0]?.mine
  queries.setQueryData(key, { ratings: [{ rule: 'Slow', count: 1, mine: null }] })
  const answers: (() => void)[] = []
  const sent: AlertRating[] = []
  vi.stubGlobal('fetch', (_path: string, { body }: { body: string }) => {
    const { rule, ...said } = JSON.parse(body)
    sent.push({ rule, ...said })
    const { promise, resolve } = Promise.withResolvers<Response>()
    answers.push(() => resolve(Response.json({ ratings: [{ rule, count: 1, mine: said }] })))
    return promise
  })
  const observer = new MutationObserver(queries, ratingMutation(queries, 'inc'))
  const first = { isActionable: true, about: null, isWorthWaking: null }
  const second = { ...first, about: 'symptom' as const }
  const presses = [first, second].map((said) => observer.mutate({ rule: 'Slow', ...said }))
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  answers[0]?.()
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  expect(mine()).toEqual(second)
  answers[1]?.()
  await Promise.all(presses)
  expect(mine()).toEqual(second)
  expect(sent).toEqual([first, second].map((said) => ({ rule: 'Slow', ...said })))
})

test('an earlier press that was not saved takes back no later one, and what was not saved is asked for again', async () => {
  const queries = new QueryClient()
  const key = ['alert-ratings', 'inc']
  const mine = () => queries.getQueryData<{ ratings: { mine: object | null }[] }>(key)?.ratings[0]?.mine
  queries.setQueryData(key, { ratings: [{ rule: 'Slow', count: 1, mine: null }] })
  const failures: (() => void)[] = []
  vi.stubGlobal('fetch', () => {
    const { promise, reject } = Promise.withResolvers<Response>()
    failures.push(() => reject(new TypeError('Failed to fetch')))
    return promise
  })
  const observer = new MutationObserver(queries, ratingMutation(queries, 'inc'))
  const first = { isActionable: true, about: null, isWorthWaking: null }
  const second = { ...first, about: 'symptom' as const }
  const presses = [first, second].map((said) => observer.mutate({ rule: 'Slow', ...said }).catch(() => {}))
  await vi.waitFor(() => expect(failures).toHaveLength(1))
  failures[0]?.()
  await vi.waitFor(() => expect(failures).toHaveLength(2))
  expect(mine()).toEqual(second)
  failures[1]?.()
  await Promise.all(presses)
  expect(mine()).not.toEqual(second)
  expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
})
