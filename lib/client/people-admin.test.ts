import { afterEach, expect, test, vi } from 'vitest'
import type { PersonSummary } from '@/lib/domain/people/person'
import { changePerson } from './people-admin'

const lin = { id: 'p', name: 'Lin', role: 'responder', phone: null, skills: ['sql'] } as unknown as PersonSummary

afterEach(() => vi.unstubAllGlobals())

test('a person is saved by what was changed of them, and not at all when nothing was', async () => {
  const fetch = vi.fn(async (_path: string, _request: { body: string }) => Response.json({}))
  vi.stubGlobal('fetch', fetch)
  const same = { name: 'Lin', role: 'responder', phone: '', skills: ['sql'] }
  await changePerson(lin, { ...same, phone: '+49 30 1234567' })
  await changePerson(lin, same)
  expect(fetch.mock.calls.map(([path, { body }]) => [path, JSON.parse(body)])).toEqual([
    ['/api/v1/people/p', { phone: '+49 30 1234567' }],
  ])
})
