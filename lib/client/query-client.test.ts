import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { api } from './api'
import { createQueryClient } from './query-client'

afterEach(() => {
  onlineManager.setOnline(true)
  vi.unstubAllGlobals()
})

it('[OUTBOX-8] tries a change at once without a server, says so, and never sends it later by itself', async () => {
  const fetch = vi.fn().mockRejectedValue(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', fetch)
  onlineManager.setOnline(false)
  const queries = createQueryClient()
  queries.mount()
  const declare = new MutationObserver(queries, { mutationFn: () => api('POST', '/api/v1/incidents', {}) })
  await expect(declare.mutate()).rejects.toMatchObject({ code: 'unavailable' })
  onlineManager.setOnline(true)
  await queries.resumePausedMutations()
  expect(fetch).toHaveBeenCalledOnce()
  queries.unmount()
})

it.each([
  ['that ends early', '{"incident": {"ke', 200],
  ['of a proxy', '<h1>Bad gateway</h1>', 502],
  ['of a proxy that speaks JSON', '{"error": "bad gateway"}', 502],
])('an answer %s is none', async (_, body, status) => {
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response(body, { status })))
  await expect(api('POST', '/api/v1/incidents', {})).rejects.toMatchObject({
    code: 'unavailable',
    message: 'The server did not answer as expected',
  })
})
