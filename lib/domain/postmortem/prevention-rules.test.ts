import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, finn, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { dayOf, isAskedAgain, isOverdue, type Prevention, type PreventionPatch } from './prevention'
import {
  changePrevention,
  followIssue,
  newPrevention,
  nextReminder,
  proposalsOf,
  type RuleContext,
} from './prevention-rules'

const room = new InMemoryIncident()
const now = '2026-11-28T10:00:00.000Z'
const context: RuleContext = { incident: room.state, candidate: cleo, today: '2026-11-28', now }
const input = { id: uuid(77), title: 'A canary', kind: 'prevent' as const }
const open = newPrevention({ ...input, ownerId: cleo.id, dueOn: '2026-12-02' }, context)
const change = (before: Prevention, patch: Omit<PreventionPatch, 'version'>, more: Partial<RuleContext> = {}) =>
  changePrevention(before, { version: before.version, ...patch }, { ...context, ...more })
const evidence = { text: 'It caught one', url: null }
const declined = { reason: 'Too dear', askAgainOn: '2027-02-01' }
const done = change(open, { state: 'done', evidence }).after

describe('a new prevention', () => {
  it('is open, of version 1', () => {
    expect(open).toMatchObject({ state: 'open', version: 1, owner: { id: cleo.id, name: 'Cleo' }, dueOn: '2026-12-02' })
    expect(newPrevention(input, context)).toMatchObject({ owner: null, dueOn: null, cardId: null })
  })

  it('[PREV-12] is not proposed from a mitigation the incident does not have', () => {
    const act = () => newPrevention({ ...input, mitigationId: uuid(5) }, context)
    expect(refusalOf(act)).toMatchObject({ rule: 'PREV-12', field: 'input.mitigationId' })
  })
})

describe('[PREV-4] an owner', () => {
  const owned =
    (candidate: RuleContext['candidate'], incident = room.state) =>
    () =>
      change({ ...open, owner: null }, { ownerId: uuid(1) }, { candidate, incident })

  it('is somebody of the organisation who responds', () => {
    expect(refusalOf(owned(null))).toMatchObject({ rule: 'PREV-4', field: 'input.ownerId' })
    expect(refusalOf(owned(finn)).message).toContain('Finn')
    expect(owned(ben)().after.owner).toEqual({ id: ben.id, name: 'Ben' })
  })

  it('of a private incident can see it', () => {
    const secret = { ...room.state, visibility: 'private' as const, members: [{ id: ben.id, name: 'Ben' }] }
    expect(refusalOf(owned(cleo, secret)).rule).toBe('PREV-4')
    expect(owned(ben, secret)().after.owner?.id).toBe(ben.id)
    expect(owned(ada, secret)().after.owner?.id).toBe(ada.id)
  })

  it('can be taken away, and who stays is not asked about again', () => {
    expect(change(open, { ownerId: null }).after.owner).toBeNull()
    expect(change(open, { ownerId: cleo.id, title: 'Another' }, { candidate: null }).after.owner?.id).toBe(cleo.id)
  })
})

describe('states', () => {
  it('[PREV-5] done needs evidence, and keeps it when something else changes', () => {
    expect(refusalOf(() => change(open, { state: 'done' }))).toMatchObject({ rule: 'PREV-5', field: 'input.evidence' })
    expect(done).toMatchObject({ state: 'done', evidence, doneAt: now, version: 2 })
    expect(change(done, { title: 'Other words' }).after).toMatchObject({ state: 'done', evidence, doneAt: now })
    expect(refusalOf(() => change(open, { evidence })).rule).toBe('PREV-5')
  })

  it('[PREV-6] declined needs a reason and a day to come within 400', () => {
    expect(refusalOf(() => change(open, { state: 'declined' }))).toMatchObject({
      rule: 'PREV-6',
      field: 'input.declined',
    })
    for (const askAgainOn of ['2026-11-28', '2020-01-01', '2028-01-03']) {
      const act = () => change(open, { state: 'declined', declined: { ...declined, askAgainOn } })
      expect(refusalOf(act)).toMatchObject({ rule: 'PREV-6', field: 'input.declined.askAgainOn' })
    }
    expect(change(open, { state: 'declined', declined: { ...declined, askAgainOn: '2028-01-02' } }).after.state).toBe(
      'declined',
    )
    expect(refusalOf(() => change(open, { declined })).rule).toBe('PREV-6')
  })

  it('[PREV-7] leaving done or declined takes away what belonged to it', () => {
    expect(change(done, { state: 'doing' }).after).toMatchObject({ evidence: null, doneAt: null })
    const { after } = change(open, { state: 'declined', declined })
    expect(after).toMatchObject({ state: 'declined', declined })
    expect(change(after, { state: 'open' }).after).toMatchObject({ declined: null })
    expect(change(done, { state: 'declined', declined }).after).toMatchObject({
      evidence: null,
      doneAt: null,
      declined,
    })
  })
})

describe('[PREV-3] versions', () => {
  it('refuse a change that was made from an older one, with the present one', () => {
    const newer = change(open, { title: 'Newer' }).after
    const act = () => changePrevention(newer, { version: 1, title: 'Mine' }, context)
    expect(refusalOf(act)).toMatchObject({ code: 'conflict', rule: 'PREV-3', field: 'version' })
    expect(act).toThrow(expect.objectContaining({ details: expect.objectContaining({ current: newer }) }))
  })

  it('a retry of what was done already changes nothing', () => {
    const newer = change(open, { title: 'Newer' }).after
    expect(changePrevention(newer, { version: 1, title: 'Newer' }, context)).toEqual({ after: newer, changes: {} })
  })
})

const patches = fc.record(
  {
    title: fc.constantFrom('A', 'B'),
    kind: fc.constantFrom('prevent' as const, 'detect' as const),
    state: fc.constantFrom('open' as const, 'doing' as const, 'done' as const, 'declined' as const),
    dueOn: fc.constantFrom(null, '2026-12-01', '2026-01-01'),
    cardId: fc.constantFrom(null, uuid(8)),
    ownerId: fc.constantFrom(null, cleo.id),
    evidence: fc.constant(evidence),
    declined: fc.constantFrom(declined, { reason: 'No', askAgainOn: '2026-11-29' }),
    link: fc.constantFrom(null, 'https://example.org/1'),
  },
  { requiredKeys: [] },
)

it('[PREV-7] whatever is changed, evidence goes with done and a reason with declined', () => {
  fc.assert(
    fc.property(fc.array(patches, { maxLength: 12 }), (given) => {
      let one = open
      for (const patch of given) {
        try {
          const { after, changes } = changePrevention(one, { version: one.version, ...patch }, context)
          expect(after.version - one.version).toBe(Object.keys(changes).length > 0 ? 1 : 0)
          for (const [field, { from, to }] of Object.entries(changes)) {
            expect([from, to]).toEqual([one[field as keyof Prevention], after[field as keyof Prevention]])
          }
          one = after
        } catch (error) {
          expect(error).toMatchObject({ code: 'rule_refused' })
        }
        expect(one.evidence !== null).toBe(one.state === 'done')
        expect(one.doneAt !== null).toBe(one.state === 'done')
        expect(one.declined !== null).toBe(one.state === 'declined')
      }
    }),
  )
})

describe('[ISSUE-4] what an issue says', () => {
  const issue = {
    kind: 'github' as const,
    url: 'https://github.example/a/b/issues/1',
    repository: 'a/b',
    number: 1,
    state: 'open' as const,
  }
  const tracked = { ...open, issue }

  it('makes it done when the issue is completed, once', () => {
    const after = followIssue(tracked, { state: 'closed', reason: 'completed' }, now)
    expect(after).toMatchObject({
      state: 'done',
      evidence: { text: 'Closed on GitHub', url: issue.url },
      version: 2,
      issue: { state: 'closed' },
    })
    expect(followIssue(after, { state: 'closed', reason: 'completed' }, now)).toBe(after)
    expect(followIssue(after, { state: 'open', reason: 'reopened' }, now)).toMatchObject({
      state: 'doing',
      evidence: null,
      version: 3,
    })
  })

  it('decides nothing when it is closed as not planned, or the prevention is finished', () => {
    expect(followIssue(tracked, { state: 'closed', reason: 'not_planned' }, now)).toMatchObject({
      state: 'open',
      issue: { state: 'closed' },
    })
    expect(followIssue({ ...done, issue }, { state: 'closed', reason: 'completed' }, now)).toMatchObject({
      state: 'done',
      evidence,
    })
  })

  it('is nothing to one that only has a link', () => {
    const linked = change(open, { link: 'https://example.org/1' }).after
    expect(followIssue(linked, { state: 'closed', reason: null }, now)).toBe(linked)
  })
})

describe('[PREV-10] reminders', () => {
  const due = { state: 'open' as const, dueOn: '2026-12-02', declined: null }

  it('come three days before, on the day, and each week after that', () => {
    const days: string[] = []
    for (let at = new Date(now), count = 0; count < 4; count += 1) {
      at = nextReminder(due, at)!
      days.push(at.toISOString())
    }
    expect(days).toEqual(['2026-11-29', '2026-12-02', '2026-12-09', '2026-12-16'].map((day) => `${day}T09:00:00.000Z`))
  })

  it('always lie ahead, and end when it is finished', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), (at) => {
        const next = nextReminder(due, at)!
        expect(next.getTime()).toBeGreaterThan(at.getTime())
        expect(nextReminder({ ...due, state: 'done' }, at)).toBeNull()
      }),
    )
    expect(nextReminder({ ...due, dueOn: null }, new Date(now))).toBeNull()
  })

  it('[PREV-11] of one that is declined come once, on its day', () => {
    const one = { state: 'declined' as const, dueOn: '2026-12-02', declined }
    expect(nextReminder(one, new Date(now))?.toISOString()).toBe('2027-02-01T09:00:00.000Z')
    expect(nextReminder(one, new Date('2027-02-01T09:00:00Z'))).toBeNull()
    expect([isAskedAgain(one, '2027-01-31'), isAskedAgain(one, '2027-02-01')]).toEqual([false, true])
  })
})

it('[PREV-13] is overdue when its day is past and it is not finished', () => {
  expect([isOverdue(open, '2026-12-02'), isOverdue(open, '2026-12-03'), isOverdue(done, '2026-12-03')]).toEqual([
    false,
    true,
    false,
  ])
  expect(dayOf(new Date('2026-11-28T23:59:59.999Z'))).toBe('2026-11-28')
})

it('[PREV-12] crutches that nobody took on are proposed', () => {
  const crutch = { expiresAt: '2026-12-10T00:00:00.000Z', settled: null }
  const mitigation = (n: number, over: object = {}) => ({
    id: uuid(n),
    title: `Flag ${n}`,
    crutch,
    owner: ben,
    ...over,
  })
  const mitigations = [mitigation(1), mitigation(2), mitigation(3, { crutch: null })] as never
  const proposals = proposalsOf({ ...room.state, mitigations }, [{ mitigationId: uuid(2) }])
  expect(proposals).toEqual([{ mitigationId: uuid(1), title: 'Flag 1', expiresAt: crutch.expiresAt }])
})
