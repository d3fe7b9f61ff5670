import { describe, expect, it } from 'vitest'
import { context, NOW, uuid } from '@/lib/testing/on-call-context'
import { readPagerDutyOnCall } from './pagerduty-on-call'
import { type OnCallContext, planOnCall } from './plan-on-call'

/** As its documentation shows the answers of GET /users, /teams, /schedules/{id} and /escalation_policies. */
const pagerDuty = [
  {
    users: [
      {
        id: 'PADA',
        type: 'user',
        name: 'Ada',
        email: 'Ada@example.com',
        teams: [{ id: 'PTEAM', type: 'team_reference' }],
      },
      { id: 'PBEN', type: 'user', name: 'Ben', email: 'ben@example.com', teams: [] },
      { id: 'PZOE', type: 'user', name: 'Zoe', email: 'zoe@example.com', teams: [] },
    ],
  },
  { teams: [{ id: 'PTEAM', type: 'team', name: 'Payments' }] },
  {
    schedule: {
      id: 'PSCHED',
      name: 'Payments primary',
      time_zone: 'Europe/Berlin',
      teams: [{ id: 'PTEAM' }],
      schedule_layers: [
        {
          id: 'L2',
          name: 'Nights',
          start: '2025-01-06T21:00:00Z',
          end: null,
          rotation_virtual_start: '2025-01-06T21:00:00Z',
          rotation_turn_length_seconds: 86400,
          users: [{ user: { id: 'PBEN', type: 'user_reference' } }],
          restrictions: [{ type: 'daily_restriction', start_time_of_day: '22:00:00', duration_seconds: 28800 }],
        },
        {
          id: 'L1',
          name: 'Weeks',
          start: '2025-01-06T08:00:00Z',
          end: null,
          rotation_virtual_start: '2025-01-06T08:00:00Z',
          rotation_turn_length_seconds: 604800,
          users: [{ user: { id: 'PADA' } }, { user: { id: 'PZOE' } }, { user: { id: 'PBEN' } }],
          restrictions: [],
        },
        { id: 'L0', name: 'Old', start: '2019-01-01T00:00:00Z', end: '2020-01-01T00:00:00Z', users: [] },
      ],
    },
  },
  {
    escalation_policies: [
      {
        id: 'PPOL',
        name: 'Payments',
        num_loops: 2,
        teams: [{ id: 'PTEAM' }],
        escalation_rules: [
          { escalation_delay_in_minutes: 10, targets: [{ id: 'PSCHED', type: 'schedule_reference' }] },
          {
            escalation_delay_in_minutes: 15,
            targets: [
              { id: 'PZOE', type: 'user_reference' },
              { id: 'PADA', type: 'user' },
            ],
          },
          { escalation_delay_in_minutes: 15, targets: [{ id: 'PZOE', type: 'user_reference' }] },
        ],
      },
    ],
  },
]

describe('[IMPORT-10] rotas and policies of PagerDuty', () => {
  const plan = planOnCall(readPagerDutyOnCall(pagerDuty, NOW), context())
  const of = (kind: string) => plan.filter((one) => one.kind === kind)

  it('come with their layers from the lowest up, on the clocks of their zone', () => {
    expect(of('rota')).toMatchObject([
      {
        state: 'new',
        remarks: ['zoe@example.com is not here and has no part in it.'],
        input: {
          key: 'payments-primary-2',
          rotation: {
            zone: 'Europe/Berlin',
            layers: [
              {
                name: 'Weeks',
                participantIds: [uuid(1), uuid(2)],
                startsOn: '2025-01-06',
                handoverAt: '09:00',
                turn: { count: 1, unit: 'weeks' },
                windows: [],
              },
              { name: 'Nights', handoverAt: '22:00', turn: { count: 1, unit: 'days' } },
            ],
          },
        },
      },
    ])
    const rota = plan.find((one) => one.kind === 'rota')
    expect(rota?.input?.rotation.layers[1]?.windows[0]).toEqual({
      from: { weekday: 1, time: '22:00' },
      to: { weekday: 2, time: '06:00' },
    })
  })

  it('ask who is here, and say who is not', () => {
    const rota = plan.find((one) => one.kind === 'rota')
    expect(of('policy')).toMatchObject([
      {
        state: 'new',
        input: {
          repeat: 2,
          steps: [
            { afterMinutes: 10, targets: [{ kind: 'rota', rotaId: rota?.id, seat: 'primary' }] },
            { afterMinutes: 15, targets: [{ kind: 'person', personId: uuid(1) }] },
          ],
        },
        remarks: expect.arrayContaining(['Step 3 asks nobody who is here and is left out.']),
      },
    ])
    expect(of('person').map(({ state }) => state)).toEqual(['known', 'known', 'left-out'])
    expect(of('team')).toMatchObject([{ state: 'new', input: { key: 'payments', personIds: [uuid(1)] } }])
  })

  it('come once when a list and the answer for one of them were both given, the fuller one', () => {
    const list = { schedules: [{ id: 'PSCHED', name: 'Payments primary', time_zone: 'Europe/Berlin' }] }
    const twice = [list, ...pagerDuty, ...pagerDuty]
    expect(planOnCall(readPagerDutyOnCall(twice, NOW), context())).toEqual(plan)
  })

  it('are left out as without layers when only the list of them was given', () => {
    const list = { schedules: [{ id: 'PSCHED', name: 'Payments primary', time_zone: 'Europe/Berlin' }] }
    expect(planOnCall(readPagerDutyOnCall([list], NOW), context())).toMatchObject([
      { kind: 'rota', state: 'left-out', reason: 'No layer of it that holds now is in the files.' },
    ])
  })

  it('get keys that read as their names do', () => {
    const team = { teams: [{ id: 'PZUR', type: 'team', name: 'Zürich' }] }
    const planned = planOnCall(readPagerDutyOnCall([team], NOW), context())
    expect(planned).toMatchObject([{ kind: 'team', input: { key: 'zurich' } }])
  })

  it('are left alone when they were imported before', () => {
    const again = planOnCall(readPagerDutyOnCall(pagerDuty, NOW), context({ importedId: () => uuid(9) }))
    expect(again.filter(({ kind }) => kind !== 'person').map(({ state }) => state)).toEqual(['known', 'known', 'known'])
  })

  it('leave out who only reads here, and say so before anything is written', () => {
    const plan = planOnCall(readPagerDutyOnCall(pagerDuty, NOW), context({ readerIds: new Set([uuid(1)]) }))
    const [rota, policy] = ['rota', 'policy'].map((kind) => plan.find((one) => one.kind === kind))
    expect(rota).toMatchObject({
      state: 'new',
      remarks: expect.arrayContaining(['ada@example.com only reads here and has no part in it.']),
      input: { rotation: { layers: [{ participantIds: [uuid(2)] }, { participantIds: [uuid(2)] }] } },
    })
    expect(policy).toMatchObject({
      remarks: expect.arrayContaining(['ada@example.com whom it asks only reads here.']),
      input: { steps: [{ targets: [{ kind: 'rota' }] }] },
    })
    expect(plan.find(({ kind }) => kind === 'team')).toMatchObject({ input: { personIds: [uuid(1)] } })
  })

  it('ask no rota that was imported and is archived', () => {
    const importedId: OnCallContext['importedId'] = (kind) => (kind === 'rota' ? uuid(9) : null)
    const archived = context({ importedId, archivedRotaIds: new Set([uuid(9)]) })
    const policy = planOnCall(readPagerDutyOnCall(pagerDuty, NOW), archived).find(({ kind }) => kind === 'policy')
    expect(policy).toMatchObject({
      remarks: expect.arrayContaining(['A rota whom it asks is not in use here.']),
      input: { steps: [{ targets: [{ kind: 'person', personId: uuid(1) }] }] },
    })
  })

  it('are left out with a reason when their zone is none', () => {
    const told = JSON.parse(JSON.stringify(pagerDuty).replace('Europe/Berlin', 'Eastern Time (US & Canada)'))
    const plan = planOnCall(readPagerDutyOnCall(told, NOW), context())
    const reason = 'Its zone is not a time zone like Europe/Berlin.'
    expect(plan.find(({ kind }) => kind === 'rota')).toMatchObject({ state: 'left-out', reason })
  })

  it('are left out with a reason when nobody of them is here', () => {
    const nobody = planOnCall(readPagerDutyOnCall(pagerDuty, NOW), context({ personIds: new Map() }))
    expect(nobody.find(({ kind }) => kind === 'rota')).toMatchObject({
      state: 'left-out',
      reason: /people who are here/,
    })
    expect(nobody.find(({ kind }) => kind === 'policy')).toMatchObject({ state: 'left-out', reason: /nobody|anybody/ })
  })
})
