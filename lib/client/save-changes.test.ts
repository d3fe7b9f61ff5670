import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ServiceDetail } from '@/lib/domain/catalogue/service-detail'
import type { PersonSummary } from '@/lib/domain/people/person'
import { saveService } from './catalogue-admin'
import { changePerson } from './people-admin'

const sent: unknown[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', async (_path: string, { body }: RequestInit) => {
    sent.push(JSON.parse(String(body)))
    return Response.json({})
  })
})
afterEach(() => vi.unstubAllGlobals())

const needed = { id: 'b', key: 'ledger', name: 'Ledger', teamId: null, tier: null }
const fields = {
  key: 'payments',
  name: 'Payments',
  description: 'Takes cards.',
  teamId: 't',
  tier: 1 as const,
  links: [{ title: 'Runbook', url: 'https://example.org' }],
  skills: ['sql'],
  dependsOnIds: ['b'],
}
const service = { ...fields, id: 'a', dependsOn: [needed] } as unknown as ServiceDetail
const person = { id: 'p', name: 'Lin', role: 'responder', phone: null, skills: ['sql'] } as unknown as PersonSummary

describe('a form that is saved', () => {
  it('[CAT-1] sends of a service what was changed in it', async () => {
    await saveService(service, { ...fields, description: 'Takes cards and vouchers.' })
    await saveService(service, { ...fields, dependsOnIds: [] })
    await saveService(null, fields)
    expect(sent).toEqual([{ description: 'Takes cards and vouchers.' }, { dependsOnIds: [] }, fields])
  })

  it('sends of a person what was changed, and nothing when nothing was', async () => {
    const same = { name: 'Lin', role: 'responder', phone: '', skills: ['sql'] }
    await changePerson(person, { ...same, phone: '+49 30 1234567' })
    await changePerson(person, same)
    expect(sent).toEqual([{ phone: '+49 30 1234567' }])
  })
})
