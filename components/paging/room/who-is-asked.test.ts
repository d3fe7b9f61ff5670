import { expect, test } from 'vitest'
import type { ServiceView } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import type { PolicyDetail, TargetView } from '@/lib/domain/on-call/paging-view'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'
import { askedForService, candidates, mobilised, namesText } from './who-is-asked'

const ada: Ref = { id: 'ada', name: 'Ada Osei' }
const ravi: Ref = { id: 'ravi', name: 'Ravi Menon' }
const lin: Ref = { id: 'lin', name: 'Lin Zhao' }
const responders = [
  { ...ada, role: 'responder' },
  { ...ravi, role: 'responder' },
  { ...lin, role: 'admin' },
]
const team = {
  id: 'team',
  key: 'payments',
  name: 'Payments',
  members: [ada, { id: 'sam', name: 'Sam, a stakeholder' }],
}
const service = { id: 'checkout', name: 'Checkout', team: null } as unknown as ServiceView

const target = (people: TargetView['people'], host: string | null = null): TargetView => ({
  kind: host ? 'webhook' : 'rota',
  ref: null,
  seat: null,
  host,
  people,
})
const policyOf = (now: TargetView[][], rotaIds: string[] = []) =>
  ({
    name: 'Payments day',
    now,
    team: null,
    steps: [{ afterMinutes: 5, targets: rotaIds.map((rotaId) => ({ kind: 'rota', rotaId, seat: 'primary' })) }],
  }) as unknown as PolicyDetail
const rotaOf = (id: string, people: (Ref | null)[]) =>
  ({
    id,
    name: id,
    isArchived: false,
    now: people.map((person, index) => ({ seat: index === 0 ? 'primary' : 'secondary', person })),
  }) as unknown as RotaSummary

test('[PAGE-15] the first step that has anybody is asked, each person once', () => {
  const policy = policyOf([[target([])], [target([ravi]), target([ravi, ada]), target([], 'pager.example')]])
  expect(askedForService(service, { policy, teams: [team], responders })).toEqual({
    people: [ravi, ada],
    hosts: ['pager.example'],
    by: 'step 2 of Payments day',
  })
})

test('without anybody in a policy its team is asked, without stakeholders, and else the admins', () => {
  const known = { policy: policyOf([[target([])]]), teams: [team], responders }
  expect(askedForService({ ...service, team }, known)).toMatchObject({ people: [ada], by: 'everybody of Payments' })
  expect(askedForService(service, { ...known, policy: null }).people).toEqual([lin])
})

test('[PAGE-7] mobilising asks both seats of every rota of the policies, and the commanders', () => {
  const rotas = [rotaOf('payments', [ada, ravi]), rotaOf('commanders', [lin]), rotaOf('other', [ravi])]
  expect(mobilised([policyOf([], ['payments'])], 'commanders', rotas)).toEqual([ada, ravi, lin])
  expect(mobilised([policyOf([], ['payments'])], null, rotas)).toEqual([ada, ravi])
})

test('who is on call comes first, then who is in the room; a rota can be looked for by name', () => {
  const rotas = [rotaOf('payments', [null, ravi])]
  const all = candidates(responders, rotas, new Set(['lin']), '')
  expect(all.map(({ name }) => name)).toEqual(['Ravi Menon', 'Lin Zhao', 'Ada Osei'])
  expect(candidates(responders, rotas, new Set(), 'PAYM').map(({ seats }) => seats)).toEqual([['payments secondary']])
  expect(namesText(['Ada', 'Ravi', 'Lin'])).toBe('Ada, Ravi and Lin')
})
