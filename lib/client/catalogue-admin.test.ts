import { afterEach, expect, test, vi } from 'vitest'
import type { ServiceDetail } from '@/lib/domain/catalogue/service-detail'
import { saveService } from './catalogue-admin'

const before: ServiceDetail = {
  id: 'a',
  key: 'checkout',
  name: 'Checkout',
  description: '',
  teamId: 'payments',
  team: { id: 'payments', name: 'Payments' },
  tier: 1,
  links: [{ title: 'Runbook', url: 'https://example.org/a' }],
  skills: ['kafka'],
  policy: null,
  pagesDeployerMinutes: null,
  archivedAt: null,
  levers: [],
  dependsOn: [{ id: 'b', key: 'ledger', name: 'Ledger', tier: null }],
  dependants: [],
  canChangeLevers: true,
}

afterEach(() => vi.unstubAllGlobals())

test('[CAT-2] a service is saved by what was changed of it, so that what others changed meanwhile stays', async () => {
  const fetch = vi.fn(async (_path: string, _request: { method: string; body: string }) => Response.json({}))
  vi.stubGlobal('fetch', fetch)
  const { key, name, teamId, tier, links, skills } = before
  await saveService(before, { key, name, description: 'Pays.', teamId, tier, links, skills, dependsOnIds: ['b'] })
  await saveService(before, { key, name, description: '', teamId: null, tier, links: [], skills, dependsOnIds: [] })
  expect(fetch.mock.calls.map(([path, { method, body }]) => [method, path, JSON.parse(body)])).toEqual([
    ['PATCH', '/api/v1/services/a', { description: 'Pays.' }],
    ['PATCH', '/api/v1/services/a', { teamId: null, links: [], dependsOnIds: [] }],
  ])
})
