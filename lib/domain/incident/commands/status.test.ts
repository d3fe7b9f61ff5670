import { describe, expect, it } from 'vitest'
import {
  ada,
  ben,
  cleo,
  InMemoryIncident,
  integration,
  orphan,
  payments,
  system,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { NEXT_STATUSES } from '../journey'
import { type Status, statusSchema } from '../values'
import { commands } from './registry'

const paths = {
  active: [],
  mitigated: ['mitigated'],
  resolved: ['resolved'],
  closed: ['resolved', 'closed'],
} as const satisfies Record<Status, Status[]>

/** Of sev3, which closes without a review. */
function roomIn(status: Status) {
  const room = new InMemoryIncident({ input: { severity: 'sev3' } })
  for (const step of paths[status]) room.run(ben, 'change-status', { status: step, note: 'It was the pool.' })
  return room
}

const steps = statusSchema.options.flatMap((from) => statusSchema.options.map((to) => [from, to] as const))

describe('change-status', () => {
  it.each(steps)('[STATUS-1] [STATUS-2] [STATUS-3] %s → %s', (from, to) => {
    const room = roomIn(from)
    const before = room.log.length
    const go = () => room.run(ben, 'change-status', { status: to, note: 'It was the pool.' })
    const allowed: readonly Status[] = NEXT_STATUSES[from]
    if (from === to) {
      go()
      expect(room.log).toHaveLength(before)
    } else if (allowed.includes(to)) {
      go()
      expect(room.state.status).toBe(to)
      expect(room.state.statusJourney.items.at(-1)).toMatchObject({ to, note: 'It was the pool.' })
    } else {
      const refused = refusalOf(go)
      expect(refused.rule).toBe('STATUS-3')
      for (const next of allowed) expect(refused.message).toContain(next)
    }
  })

  it('[STATUS-2] keeps the whole journey, regressions and reopenings included', () => {
    const room = roomIn('mitigated')
    for (const status of ['active', 'mitigated', 'resolved', 'active']) room.run(ben, 'change-status', { status })
    expect(room.state.statusJourney.items.map(({ to }) => to)).toEqual([
      'active',
      'mitigated',
      'active',
      'mitigated',
      'resolved',
      'active',
    ])
    expect(room.state.reopenedAt.count).toBe(1)
  })

  it('[STATUS-4] closing needs a note', () => {
    const room = roomIn('resolved')
    const refused = refusalOf(() => room.run(ben, 'change-status', { status: 'closed' }))
    expect(refused).toMatchObject({ rule: 'STATUS-4', field: 'input.note' })
  })

  it('[STATUS-10] what the second of two wrote of the same step becomes a note', () => {
    const room = roomIn('resolved')
    const input = { status: 'resolved', note: 'Checkout is green for ten minutes.', noteId: uuid(500) }
    room.run(cleo, 'change-status', input)
    expect(room.rowOf(uuid(500))).toMatchObject({ kind: 'note', text: input.note })
    expect(room.state.statusJourney.items.filter(({ to }) => to === 'resolved')).toHaveLength(1)
    const again = refusalOf(() => room.run(cleo, 'change-status', input))
    expect(again).toMatchObject({ rule: 'ENTRY-2', field: 'input.noteId' })
    room.run(ben, 'change-status', { status: 'closed', note: 'It was the pool.' })
    room.run(cleo, 'change-status', { ...input, status: 'closed', noteId: uuid(501) })
    expect(room.rowOf(uuid(501))).toMatchObject({ kind: 'note' })
  })

  it('[STATUS-7] going back clears what the fall-back undid, resolving sets both instants', () => {
    const room = roomIn('resolved')
    expect(room.state.instants).toMatchObject({ mitigatedAt: { at: room.now }, resolvedAt: { at: room.now } })
    expect(room.state.updateDueAt).toBeNull()
    room.run(ben, 'change-status', { status: 'active' })
    expect(room.state.instants).toMatchObject({ mitigatedAt: null, resolvedAt: null, closedAt: null })
  })
})

describe('a closed incident', () => {
  const closedAllows = ['correct-entry', 'redact-entry', 'change-status', 'set-privacy', 'add-member', 'remove-member']

  it('[STATUS-5] allows reopening, corrections, access and reviews, and of the system what is bookkeeping', () => {
    const names = commands.filter(({ worksWhenClosed }) => worksWhenClosed).map(({ name }) => name)
    const left = ['extend-crutch', 'settle-crutch']
    const reviews = ['open', 'assign', 'answer', 'withdraw', 'publish'].map((act) => `${act}-review`)
    const history = ['mark-test', 'set-detected-by']
    const bookkeeping = ['mark-present', 'receive-duplicate', 'expire-crutch', 'end-drill', 'begin-action']
    const answers = ['record-action-answer', 'record-action-not-sent', 'record-action-unknown']
    const pages = ['record-page-attempt', 'fail-page']
    expect(names.sort()).toEqual(
      [...closedAllows, ...left, ...reviews, 'ask-for-review', ...history, ...bookkeeping, ...answers, ...pages].sort(),
    )
  })

  it.each([
    [ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'late' }],
    [ben, 'retitle', { title: 'x' }],
    [ben, 'change-severity', { severity: 'sev1' }],
    [ben, 'take-role', { role: 'commander' }],
    [ben, 'join', {}],
    [ben, 'set-services', { serviceIds: [payments.id, orphan.id] }],
    [ada, 'withdraw', { reason: 'x' }],
    [ben, 'mark-duplicate', { of: 'INC-1' }],
    [system, 'mark-absent', { personId: ben.id, since: '2026-03-02T03:00:00Z' }],
    [
      integration,
      'record-alerts',
      {
        integration: { id: uuid(9), name: 'A' },
        service: null,
        firing: 1,
        total: 1,
        fired: 1,
        resolved: 0,
        sample: [],
      },
    ],
  ])('[STATUS-5] refuses %o %s', (actor, name, input) => {
    const refused = refusalOf(() => roomIn('closed').run(actor, name, input))
    expect(refused).toMatchObject({ code: 'rule_refused', rule: 'STATUS-5' })
    expect(refused.message).toContain('Reopen')
  })

  it('[STATUS-5] [ENTRY-6] still takes corrections', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'poool' })
    room.run(ben, 'change-status', { status: 'resolved' })
    room.run(ben, 'change-status', { status: 'closed', note: 'Done.' })
    room.run(ben, 'correct-entry', { entryId: uuid(500), text: 'pool' })
    expect(room.rowOf(uuid(500))?.text).toBe('pool')
  })
})

describe('withdraw', () => {
  it('[STATUS-6] closes without a review, and reopens by going back to active', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'withdraw', { reason: 'A test environment.' })
    expect(room.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', updateDueAt: null })
    room.run(cleo, 'change-status', { status: 'active' })
    expect(room.state).toMatchObject({ status: 'active', outcome: null })
  })

  it('[STATUS-6] only by the commander, the declarer or an admin', () => {
    const room = new InMemoryIncident()
    expect(refusalOf(() => room.run(cleo, 'withdraw', { reason: 'x' })).code).toBe('forbidden')
    room.run(cleo, 'take-role', { role: 'commander' })
    room.run(cleo, 'withdraw', { reason: 'x' })
    expect(room.state.outcome).toBe('withdrawn')
    const other = new InMemoryIncident()
    other.run(ada, 'withdraw', { reason: 'x' })
    expect(other.state.outcome).toBe('withdrawn')
  })
})
