import { describe, expect, it } from 'vitest'
import { context, NOW } from '@/lib/testing/on-call-context'
import { readOpsgenieOnCall } from './opsgenie-on-call'
import { planOnCall } from './plan-on-call'

describe('[IMPORT-10] rotas and policies of Opsgenie', () => {
  /** As its documentation shows the answers of /v2/users, /v2/schedules?expand=rotation and /v2/escalations. */
  const documents = [
    { data: [{ id: 'u1', username: 'ada@example.com', fullName: 'Ada', role: { name: 'User' } }] },
    {
      data: [
        {
          id: 's1',
          name: 'Search',
          timezone: 'America/New_York',
          enabled: true,
          ownerTeam: { id: 't1', name: 'Search' },
          rotations: [
            {
              id: 'r1',
              name: 'Days',
              startDate: '2025-03-03T14:00:00Z',
              type: 'daily',
              length: 2,
              participants: [{ type: 'user', id: 'u1', username: 'ada@example.com' }],
              timeRestriction: {
                type: 'weekday-and-time-of-day',
                restrictions: [
                  { startDay: 'friday', startHour: 18, startMin: 30, endDay: 'monday', endHour: 9, endMin: 0 },
                ],
              },
            },
            {
              id: 'r2',
              name: 'Team',
              startDate: '2025-03-03T14:00:00Z',
              type: 'weekly',
              length: 1,
              participants: [{ type: 'team', id: 't1' }],
            },
          ],
        },
      ],
    },
    {
      data: [
        {
          id: 'e1',
          name: 'Search escalation',
          ownerTeam: { id: 't1' },
          rules: [
            {
              condition: 'if-not-acked',
              notifyType: 'default',
              delay: { timeAmount: 0, timeUnit: 'minutes' },
              recipient: { type: 'schedule', id: 's1' },
            },
            {
              condition: 'if-not-acked',
              notifyType: 'default',
              delay: { timeAmount: 1, timeUnit: 'hours' },
              recipient: { type: 'user', id: 'u1' },
            },
          ],
          repeat: { waitInterval: 10, count: 3 },
        },
      ],
    },
  ]

  it('are left out when they name a day that is none', () => {
    const told = JSON.parse(JSON.stringify(documents).replace('"friday"', '"someday"'))
    const plan = planOnCall(readOpsgenieOnCall(told, NOW), context())
    expect(plan.find(({ kind }) => kind === 'rota')).toMatchObject({ state: 'left-out' })
  })

  it('come with their hours of the week, and delays become waits', () => {
    const plan = planOnCall(readOpsgenieOnCall(documents, NOW), context())
    expect(plan.find(({ kind }) => kind === 'rota')).toMatchObject({
      remarks: ['Rotation “Team” has turns of teams, of escalations or of nobody, which a rota has not.'],
      input: {
        rotation: {
          layers: [
            {
              startsOn: '2025-03-03',
              handoverAt: '09:00',
              turn: { count: 2, unit: 'days' },
              windows: [{ from: { weekday: 5, time: '18:30' }, to: { weekday: 1, time: '09:00' } }],
            },
          ],
        },
      },
    })
    expect(plan.find(({ kind }) => kind === 'policy')).toMatchObject({
      remarks: [],
      input: { repeat: 3, steps: [{ afterMinutes: 60 }, { afterMinutes: 10, targets: [{ kind: 'person' }] }] },
    })
  })

  it('wait half an hour at their end when nothing is repeated', () => {
    const told = JSON.parse(JSON.stringify(documents).replace('"count":3', '"count":0'))
    const policy = planOnCall(readOpsgenieOnCall(told, NOW), context()).find(({ kind }) => kind === 'policy')
    expect(policy).toMatchObject({ input: { repeat: 0, steps: [{ afterMinutes: 60 }, { afterMinutes: 30 }] } })
  })

  it('say once whom they ask otherwise than there', () => {
    const team = { data: { id: 't1', name: 'Search', members: [{ user: { id: 'u1' } }] } }
    const told = JSON.parse(
      JSON.stringify([team, ...documents])
        .replaceAll('"notifyType":"default"', '"notifyType":"next"')
        .replaceAll('{"type":"user","id":"u1"}', '{"type":"team","id":"t1"}')
        .replaceAll('if-not-acked', 'if-not-closed'),
    )
    const policy = planOnCall(readOpsgenieOnCall(told, NOW), context()).find(({ kind }) => kind === 'policy')
    expect(policy?.remarks).toEqual([
      'It has rules that go on until an alert is closed: here an acknowledgement ends it, until it expires.',
      'It asks the next one of a rota there; here it asks whoever is on call.',
      'It asks some of a team there, by the rules of that; here it asks everybody in it.',
    ])
    expect(policy).toMatchObject({ input: { steps: [{}, { targets: [{ kind: 'team' }] }] } })
  })
})
