import fc from 'fast-check'
import { type Actor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import {
  entryKindSchema,
  roleSchema,
  severitySchema,
  singleRoleSchema,
  statusSchema,
  verdictSchema,
} from '@/lib/domain/incident/values'
import { aim } from '@/lib/testing/aim-command'
import {
  type InMemoryIncident,
  integration,
  orphan,
  payments,
  paymentsTeam,
  people,
  uuid,
} from '@/lib/testing/in-memory-incident'

/** A command of a random sequence. `pick` chooses among what the room holds when its turn comes. */
export interface Step {
  actor: Actor
  name: string
  input: object
  when: { afterMs: number; ageMs: number }
  pick: number
}

const oneOf = <T>(...items: readonly T[]) => fc.constantFrom(...items)
const long = 'The pool is exhausted since the deploy of 03:05, checkout answers 500 to one in four. '.repeat(4)
const words = fc
  .oneof(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), fc.constant(long))
  .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\u0000'))

const personId = fc.integer({ min: 1, max: 7 }).map(uuid)
const helpId = fc.integer({ min: 600, max: 605 }).map(uuid)
const declaredAt = Date.parse('2026-03-02T03:12:00Z')
const instant = fc.integer({ min: -40, max: 40 }).map((n) => new Date(declaredAt + n * 90_000).toISOString())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const evidence = maybe(fc.record({ text: words }))
const ref = fc.constantFrom(...people).map(({ id, name }) => ({ id, name }))
const count = fc.nat(50)
const nobody = uuid(999)

/** For each command its inputs; ids of what the room holds are aimed at when the step is played. */
const inputs: Record<string, fc.Arbitrary<object>> = {
  'add-entry': fc.record({
    entryId: fc.uuid(),
    kind: oneOf(...entryKindSchema.options),
    text: words,
    occurredAt: maybe(instant),
    mentions: fc.array(fc.integer({ min: 1, max: 6 }).map(uuid), { maxLength: 1 }),
  }),
  'answer-question': fc.record({ entryId: fc.constant(nobody), answerId: fc.uuid(), text: words }),
  'judge-hypothesis': fc.record({ entryId: fc.constant(nobody), verdict: oneOf(...verdictSchema.options) }),
  'correct-entry': fc.record({ entryId: fc.constant(nobody), text: words }),
  'redact-entry': fc.record({ entryId: fc.constant(nobody) }),
  'star-entry': fc.record({ entryId: fc.constant('seq-1'), starred: fc.boolean() }),
  retitle: fc.record({ title: words.map((text) => text.trim().slice(0, 100)) }),
  'change-severity': fc.record({ severity: oneOf(...severitySchema.options), evidence }),
  'set-delivery-prevented': fc.record({ deliveryPrevented: fc.boolean(), evidence }),
  'change-status': fc.record({ status: oneOf(...statusSchema.options), note: maybe(words) }),
  'set-instants': fc.record({
    instants: fc.record(
      { impactStartedAt: fc.option(instant), mitigatedAt: fc.option(instant), resolvedAt: fc.option(instant) },
      { requiredKeys: [] },
    ),
  }),
  'set-services': fc.record({ serviceIds: fc.subarray([payments.id, orphan.id]) }),
  'set-update-due': fc.record({ dueAt: fc.option(instant) }),
  'take-role': fc.record({ role: oneOf(...roleSchema.options), reason: maybe(words) }),
  'undo-take-role': fc.record({ role: oneOf(...singleRoleSchema.options) }),
  'release-role': fc.record({ role: oneOf(...roleSchema.options) }),
  'hand-over-role': fc.record({
    role: oneOf(...singleRoleSchema.options),
    toPersonId: personId,
    offerId: fc.uuid(),
    brief: words,
    quotedSeqs: fc.constant([]),
  }),
  'accept-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'decline-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'cancel-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'ask-for-help': fc.oneof(
    fc.record({ helpId, personId, message: maybe(words) }),
    fc.record({ helpId, teamId: fc.constant(paymentsTeam.id) }),
  ),
  join: fc.constant({}),
  leave: fc.constant({}),
  'set-privacy': fc.record({ visibility: oneOf('open', 'private') }),
  'add-member': fc.record({ personId }),
  'remove-member': fc.record({ personId }),
  'attach-link': fc.record({
    linkId: fc.uuid(),
    title: fc.constant('Dashboard'),
    url: fc.constant('https://grafana.example/d/1'),
  }),
  'set-bridge': fc.record({ url: oneOf('https://meet.example/1', null) }),
  withdraw: fc.record({ reason: words }),
  'mark-absent': fc.record({ personId, since: instant }),
  'mark-present': fc.record({ personId }),
  'record-alerts': fc.record({
    integration: ref,
    service: fc.constant(null),
    firing: count,
    total: count,
    fired: count,
    resolved: count,
    sample: fc.array(fc.record({ title: fc.constant('HighErrorRate'), status: oneOf('firing', 'resolved') }), {
      maxLength: 5,
    }),
  }),
  'receive-duplicate': fc.record({
    from: fc.record({ id: helpId, key: fc.constant('INC-7'), title: fc.constant('Cards fail') }),
    members: fc.array(ref, { maxLength: 3 }),
    participants: fc.array(ref, { maxLength: 3 }),
    alerts: count,
  }),
}

const seldom = new Set(['withdraw'])
const often = new Set(['add-entry', 'correct-entry', 'hand-over-role', 'redact-entry', 'take-role', 'change-status'])
const internal = new Set(['mark-absent', 'mark-present', 'record-alerts', 'receive-duplicate'])

const step = (name: string, input: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.record({
    actor: internal.has(name) ? oneOf<Actor>(SYSTEM_ACTOR, integration) : oneOf<Actor>(...people),
    name: fc.constant(name),
    input,
    when: fc.record({ afterMs: fc.integer({ min: 0, max: 20_000 }), ageMs: fc.integer({ min: 0, max: 20_000 }) }),
    pick: fc.nat(1000),
  })

/** Any command, by anybody; those that shut doors come seldom, so that much happens in between. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(inputs).map(([name, input]) => ({
    arbitrary: step(name, input),
    weight: seldom.has(name) ? 1 : often.has(name) ? 12 : 4,
  })),
)

/** Runs a step; a refusal is an answer like any other, everything else that throws is a bug. */
export function attempt(room: InMemoryIncident, step: Step): boolean {
  const { actor, name, input } = aim(room, step)
  try {
    room.run(actor, name, input, step.when)
    return true
  } catch (error) {
    if (isAppError(error) && error.code !== 'invalid_input') return false
    throw error
  }
}
