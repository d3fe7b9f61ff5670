import { afterEach, expect, it, vi } from 'vitest'
import type { Prevention } from '@/lib/domain/postmortem/prevention'
import { addPrevention, changePrevention, isElsewhere, newerOf } from './change-prevention'

const base = { id: 'p', title: 'A', version: 1, owner: null, dueOn: null, state: 'open' } as Prevention
const conflict = (current: Prevention) =>
  Response.json(
    { error: { code: 'conflict', message: 'Somebody changed it meanwhile.', details: { rule: 'PREV-3', current } } },
    { status: 409 },
  )

afterEach(() => vi.unstubAllGlobals())

it('[PREV-3] makes a change on top of what somebody changed elsewhere in it', async () => {
  const newer = { ...base, dueOn: '2027-01-01', version: 2 }
  const done = { ...newer, title: 'B', version: 3 }
  const fetch = vi
    .fn()
    .mockResolvedValueOnce(conflict(newer))
    .mockResolvedValueOnce(Response.json({ prevention: done }))
  vi.stubGlobal('fetch', fetch)
  expect(await changePrevention(base, { title: 'B' })).toEqual(done)
  expect(fetch.mock.calls.map(([, { body }]) => JSON.parse(body).version)).toEqual([1, 2])
})

it('[PREV-3] leaves it to who typed when both changed the same', async () => {
  const newer = { ...base, title: 'C', version: 2 }
  const fetch = vi.fn().mockResolvedValue(conflict(newer))
  vi.stubGlobal('fetch', fetch)
  const error = await changePrevention(base, { title: 'B' }).catch((reason: unknown) => reason)
  expect(newerOf(error)).toEqual(newer)
  expect(fetch).toHaveBeenCalledTimes(1)
})

it('knows that a state and what belongs to it are one', () => {
  const done = { ...base, state: 'done', evidence: { text: 'Seen', url: null } } as Prevention
  expect(isElsewhere(base, done, { declined: { reason: 'No', askAgainOn: '2027-01-01' } })).toBe(false)
  expect(isElsewhere(base, done, { ownerId: null, cardId: null })).toBe(true)
})

it('[PREV-2] says what was typed after an answer was lost of the one that the first try added', async () => {
  const first = { id: 'p', title: 'A', kind: 'prevent' as const, dueOn: null }
  const done = { ...base, title: 'B', version: 2 }
  const fetch = vi
    .fn()
    .mockResolvedValueOnce(Response.json({ prevention: base }))
    .mockResolvedValueOnce(Response.json({ prevention: done }))
  vi.stubGlobal('fetch', fetch)
  expect(await addPrevention('i', { ...first, title: 'B' }, first)).toEqual(done)
  expect(JSON.parse(fetch.mock.calls[1]?.[1].body)).toEqual({ version: 1, title: 'B' })
})

it('[PREV-2] leaves what others made of it when the same is sent again', async () => {
  const first = { id: 'p', title: 'A', kind: 'prevent' as const }
  const fetch = vi.fn().mockResolvedValue(Response.json({ prevention: { ...base, title: 'C', version: 2 } }))
  vi.stubGlobal('fetch', fetch)
  expect(await addPrevention('i', first, first)).toMatchObject({ title: 'C' })
  expect(fetch).toHaveBeenCalledTimes(1)
})
