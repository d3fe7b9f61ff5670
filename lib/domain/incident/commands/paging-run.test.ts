import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/domain/errors'
import {
  ada,
  ben,
  cleo,
  dana,
  eli,
  InMemoryIncident,
  payments,
  paymentsTeam,
  system,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { aPlan, toPerson } from '@/lib/testing/paging'
import { stagesOf } from '../../on-call/escalation'
import type { PayloadOf } from '../events'

const MINUTE = 60_000
const people = [ada, ben, cleo, dana, eli]

/** What may happen next: time passes to the timer that is due, or a little, or somebody answers, or presses. */
const happenings = fc.array(
  fc.oneof(
    { arbitrary: fc.constant({ kind: 'due' as const }), weight: 5 },
    {
      arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 4 }) }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('answer' as const),
        who: fc.nat(4),
        name: fc.constantFrom('acknowledge-page', 'accept-page', 'decline-page', 'see-page', 'fail-page'),
      }),
      weight: 4,
    },
    { arbitrary: fc.constant({ kind: 'escalate' as const }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('take' as const), who: fc.nat(4) }), weight: 1 },
  ),
  { minLength: 1, maxLength: 40 },
)
type Happening = typeof happenings extends fc.Arbitrary<(infer One)[]> ? One : never

const steps = fc.array(
  fc.record({
    afterMinutes: fc.integer({ min: 1, max: 30 }),
    who: fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const policies = fc.record({ steps, repeat: fc.nat(3), holdMinutes: fc.option(fc.integer({ min: 5, max: 60 })) })

type Asked = PayloadOf<'pages.asked'> & { at: number; escalation: NonNullable<PayloadOf<'pages.asked'>['escalation']> }

class Play {
  readonly room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  constructor(policy: typeof policies extends fc.Arbitrary<infer P> ? P : never) {
    this.room.paging.policies[payments.id] = {
      policy: { id: uuid(40), name: 'Payments' },
      plan: aPlan({
        steps: policy.steps.map(({ afterMinutes, who }) => ({
          afterMinutes,
          targets: who.map((n) => toPerson(people[n]!)),
        })),
        repeat: policy.repeat,
        holdMinutes: policy.holdMinutes,
        teamId: paymentsTeam.id,
      }),
    }
    this.room.run(ben, 'page-service', { escalationId: uuid(500), serviceId: payments.id })
  }

  get plan() {
    return this.room.paging.policies[payments.id]!.plan
  }
  get run() {
    return this.room.state.paging.escalations[0]!
  }
  get asked(): Asked[] {
    return this.room.log.flatMap((event) =>
      event.type === 'pages.asked' ? [{ ...event.payload, at: Date.parse(event.recordedAt) } as Asked] : [],
    )
  }

  /** Fires the timer of the run at a moment; it must do nothing before its time. */
  fire(afterMs: number) {
    const { id: escalationId, lap, position, state, acknowledgedUntil: until } = this.run
    if (state === 'running') this.room.run(system, 'advance-escalation', { escalationId, lap, position }, { afterMs })
    else if (state === 'acknowledged' && until)
      this.room.run(system, 'expire-acknowledgement', { escalationId, until }, { afterMs })
  }

  untilDue(): number | null {
    const { state, dueAt, acknowledgedUntil } = this.run
    const at = state === 'running' ? dueAt : state === 'acknowledged' ? acknowledgedUntil : null
    return at === null ? null : Math.max(0, Date.parse(at) - Date.parse(this.room.now))
  }

  happen(one: Happening) {
    try {
      if (one.kind === 'due') {
        const wait = this.untilDue()
        if (wait === null) return
        const before = this.room.log.length
        if (wait > 1) this.fire(wait - 1)
        expect(this.room.log.length).toBe(before)
        this.fire(this.untilDue() ?? 0)
      } else if (one.kind === 'wait') {
        if (this.untilDue() === 0) return
        const before = this.room.log.length
        const ms = Math.min(one.minutes * MINUTE, Math.max(0, (this.untilDue() ?? MINUTE) - 1))
        this.fire(ms)
        expect(this.room.log.length).toBe(before)
      } else if (one.kind === 'escalate') this.room.run(ada, 'escalate-now', { escalationId: uuid(500) })
      else if (one.kind === 'take')
        this.room.run(people[one.who]!, 'acknowledge-escalation', { escalationId: uuid(500) })
      else {
        const person = people[one.who]!
        const page = this.room.state.paging.pages.findLast((each) => each.person.id === person.id)
        if (!page) return
        const input = {
          'accept-page': { etaMinutes: 7 },
          'decline-page': { reason: 'No' },
          'fail-page': { why: 'all-failed' },
        }
        const given = one.name in input ? input[one.name as keyof typeof input] : {}
        this.room.run(one.name === 'fail-page' ? system : person, one.name, { pageId: page.id, ...given })
      }
    } catch (error) {
      if (!isAppError(error)) throw error
    }
  }
}

describe('[ESC-3] [ESC-4] [ESC-5] [ESC-6] whatever people do', () => {
  it('no stage is early, none is asked twice in a lap, nobody twice in one stage, and places only go on', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, all) => {
        const play = new Play(policy)
        for (const one of all) play.happen(one)
        const { asked } = play
        const places = asked.map(({ escalation: { lap, position } }) => `${lap} ${position}`)
        expect(new Set(places).size).toBe(places.length)
        for (const { pages } of asked) expect(new Set(pages.map(({ person }) => person.id)).size).toBe(pages.length)
        for (const [index, one] of asked.slice(1).entries()) {
          const before = asked[index]!
          const { why, lap, position } = one.escalation
          if (why === 'silence') expect(one.at).toBeGreaterThanOrEqual(Date.parse(before.escalation.dueAt))
          if (why === 'acknowledgement-expired') expect(lap).toBe(before.escalation.lap + 1)
          else expect([lap, position > before.escalation.position]).toEqual([before.escalation.lap, true])
        }
        expect(Math.max(...asked.map(({ escalation }) => escalation.position))).toBeLessThan(stagesOf(play.plan).length)
      }),
      { numRuns: 150 },
    )
  })

  it('it is never silently over: it waits for a time or for who has it, or everybody was asked', () => {
    fc.assert(
      fc.property(policies, happenings, (policy, all) => {
        const play = new Play(policy)
        for (const one of all) {
          play.happen(one)
          const { state, dueAt, acknowledgedBy, acknowledgedUntil } = play.run
          if (state === 'running') expect(dueAt).not.toBeNull()
          if (state === 'acknowledged') {
            expect(acknowledgedBy).not.toBeNull()
            expect(acknowledgedUntil === null).toBe(play.plan.holdMinutes === null)
          }
          if (state === 'finished') expect(play.run.stage).toEqual({ kind: 'admins' })
          expect(state).not.toBe('stopped')
        }
        // Left alone from here it comes to an end: to everybody asked, or to an acknowledgement that does not expire.
        for (let fired = 0; play.untilDue() !== null; fired += 1) {
          expect(fired).toBeLessThan(300)
          play.fire(play.untilDue() ?? 0)
        }
        expect(play.run.state === 'finished' || play.plan.holdMinutes === null).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
