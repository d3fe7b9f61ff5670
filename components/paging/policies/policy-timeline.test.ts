import { expect, test } from 'vitest'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'
import { emptyDraft, newTarget, type PolicyDraft } from './policy-draft'
import { type KnownTargets, timelineOf } from './policy-timeline'

const ada = { id: 'ada', name: 'Ada Osei', role: 'responder' }
const lin = { id: 'lin', name: 'Lin Zhao', role: 'admin' }
const known: KnownTargets = {
  responders: [ada, lin],
  teams: [
    { id: 'payments', key: 'payments', name: 'Payments', members: [ada, { id: 'sam', name: 'A stakeholder' }] },
    { id: 'empty', key: 'empty', name: 'Search', members: [] },
  ],
  rotas: [
    {
      id: 'rota',
      name: 'Payments',
      isArchived: false,
      now: [
        { seat: 'primary', person: ada },
        { seat: 'secondary', person: null },
      ],
    } as unknown as RotaSummary,
  ],
}
const rota = (seat: 'primary' | 'secondary') => ({ ...newTarget('rota'), value: 'rota', seat })
const draft: PolicyDraft = {
  ...emptyDraft(),
  teamId: 'payments',
  repeat: '2',
  steps: [
    { id: '1', minutes: '5', targets: [rota('primary')] },
    { id: '2', minutes: '10', targets: [rota('secondary'), { ...newTarget('webhook'), value: 'https://a.example/x' }] },
  ],
}

test('each moment stands with its minute, the rounds counted, and whom it means now', () => {
  const rows = timelineOf(draft, known)
  expect(rows.map(({ minute, title }) => [minute, title])).toEqual([
    [0, 'Step 1'],
    [5, 'Step 2'],
    [15, 'All steps again, 2 times'],
    [45, 'The team that owns the service'],
    [50, 'The admins'],
  ])
  expect(rows.map(({ meant }) => meant.map(({ text, by, isGap }) => [text, by, isGap]))).toEqual([
    [['Ada Osei', 'Payments primary', false]],
    [
      ['Nobody is secondary of Payments now', '', true],
      ['a.example', 'is told', false],
    ],
    [],
    [['Everybody of Payments', 'Ada Osei', false]],
    [['Lin Zhao', '', false]],
  ])
})

test('[PAGE-15] a seat, a person or a team that is gone is a gap, and what is half typed is left out', () => {
  const steps = [
    {
      id: '1',
      minutes: 'soon',
      targets: [
        { ...newTarget('person'), value: 'gone' },
        { ...newTarget('team'), value: 'empty' },
        newTarget('person'),
      ],
    },
  ]
  const [first, team] = timelineOf({ ...draft, teamId: '', repeat: '', steps }, known)
  expect(first?.meant.map(({ text, isGap }) => [text, isGap])).toEqual([
    ['Somebody who left', true],
    ['Nobody is in Search', true],
  ])
  expect(team).toMatchObject({ minute: 0, meant: [] })
})

test('[PAGE-15] [ESC-3] a step that would ask nobody now is not waited for, nor is a team without people', () => {
  const steps = [
    { id: '1', minutes: '10', targets: [rota('secondary')] },
    { id: '2', minutes: '5', targets: [rota('primary')] },
  ]
  const rows = timelineOf({ ...draft, teamId: 'empty', repeat: '1', steps }, known)
  expect(rows.map(({ minute, title }) => [minute, title])).toEqual([
    [0, 'Step 1'],
    [0, 'Step 2'],
    [5, 'All steps again, once'],
    [10, 'The team that owns the service'],
    [10, 'The admins'],
  ])
})
